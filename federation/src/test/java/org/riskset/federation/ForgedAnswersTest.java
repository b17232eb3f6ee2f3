// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.protobuf.ByteString;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.riskset.coordinator.run.Contexts;
import org.riskset.coordinator.run.Run;
import org.riskset.coordinator.run.RunState;
import org.riskset.privacy.identity.Decline;
import org.riskset.privacy.identity.Transcript;
import org.riskset.privacy.masking.KeyAdvertisement;
import org.riskset.proto.codec.PhaseCodec;
import org.riskset.proto.federation.v1.AnswerRequest;
import org.riskset.survival.error.RisksetException;

/** Attacks 32 to 35 of privacy.md, section 10, by a member: an honest coordinator passes none of it on. */
@ExtendWith(SharedHouses.class)
class ForgedAnswersTest {
    private final MixedFederation federation;
    private LogLines log;
    private PlayedMember member;
    private KeyAdvertisement honest;

    ForgedAnswersTest(MixedFederation federation) {
        this.federation = federation;
    }

    @BeforeEach
    void untilTheKeysAreAskedFor() {
        log = LogLines.open();
        member = federation.asked("");
        honest = member.keys();
    }

    // Nothing of all that came stands in the way of the keys as they should be, or of a run without this member.
    @AfterEach
    void theRunGoesOn() {
        federation.hostile.answer(member.run(), honest);
        Decline leaves = new Decline(member.run().id(), 1, Decline.Kind.ABORTED, "RS-DISC-019", "leaves", null);
        federation.hostile.send(leaves.signedBy(federation.hostile.key));
        Run ended = Ends.of(federation.coordinator, member.run().id());
        assertEquals(RunState.PARTIAL, ended.state(), () -> "" + ended.problem());
        log.close();
    }

    @Test
    void attack_32_points_of_small_order_when_sent_then_RS_SEC_012() {
        for (BigInteger u : Bent.SMALL_ORDER) {
            refused("RS-SEC-012", signed(Bent.with(honest.body(), 0, Bent.point(u))));
            refused("RS-SEC-012", signed(Bent.with(honest.body(), 32, Bent.point(u))));
        }
    }

    @Test
    void attack_33_points_in_another_form_when_sent_then_RS_SEC_012() {
        byte[] body = honest.body();

        for (BigInteger u : List.of(Bent.P, Bent.P.add(BigInteger.ONE), Bent.P.add(BigInteger.valueOf(9)))) {
            refused("RS-SEC-012", signed(Bent.with(body, 0, Bent.point(u))));
        }
        refused("RS-SEC-012", signed(Bent.with(body, 63, new byte[] {(byte) (body[63] | 0x80)})));
        for (int length : new int[] {0, 95, 97}) {
            refused("RS-SEC-012", signed(Arrays.copyOf(body, length)));
        }
    }

    @Test
    void attack_34_signatures_stripped_or_bent_when_sent_then_RS_SEC_010() {
        byte[] signature = honest.signature().bytes();

        for (byte[] bent :
                List.of(new byte[0], new byte[64], Bent.malleated(signature), Arrays.copyOf(signature, 63))) {
            refused("RS-SEC-010", with(honest.body(), bent));
        }
    }

    @Test
    void attack_35_signature_of_an_agreement_when_sent_for_keys_then_RS_SEC_010() {
        byte[] other = member.run()
                .participation(federation.hostile.site)
                .orElseThrow()
                .acceptance()
                .orElseThrow()
                .signature()
                .bytes();

        refused("RS-SEC-010", with(honest.body(), other));
    }

    private void refused(String code, AnswerRequest message) {
        RisksetException refused =
                assertThrows(RisksetException.class, () -> federation.hostile.answer(message), () -> code);

        assertEquals(code, refused.first().code().code());
        assertEquals(RunState.KEYING, member.run().state());
        log.tell("hostile", code);
    }

    private AnswerRequest signed(byte[] body) {
        int half = Math.min(32, body.length);
        int whole = Math.min(64, body.length);
        Transcript transcript = Transcript.of("keys")
                .digest(Contexts.secure(member.run()).ctx())
                .u16(honest.index())
                .bytes(Arrays.copyOf(body, half))
                .bytes(Arrays.copyOfRange(body, half, whole))
                .bytes(Arrays.copyOfRange(body, whole, body.length));
        return with(body, federation.hostile.key.sign(transcript));
    }

    private AnswerRequest with(byte[] body, byte[] signature) {
        return PhaseCodec.encode(member.run().id(), member.run().attempt(), honest).toBuilder()
                .setBody(ByteString.copyFrom(body))
                .setSignature(ByteString.copyFrom(signature))
                .build();
    }
}
