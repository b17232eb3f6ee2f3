// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.transport;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.proto.codec.AssignmentBody;
import org.riskset.proto.codec.AssignmentBody.Contributor;
import org.riskset.proto.codec.AssignmentCodec;
import org.riskset.proto.codec.PhaseCodec;
import org.riskset.proto.codec.Phases;
import org.riskset.proto.codec.SignedAssignment;
import org.riskset.survival.digest.Digest;

class LimitsTest {
    private static final int MOST = 4096;
    private static final RunId RUN = RunId.random(new SecureRandom());

    @Test
    void answers_of_the_largest_roster_when_sent_then_within_a_message() {
        Phases.answers(MOST)
                .forEach(a -> assertTrue(
                        PhaseCodec.encode(RUN, 1, a).getSerializedSize() <= Limits.MESSAGE_BYTES,
                        a.phase().toString()));
    }

    @Test
    void end_of_the_largest_run_when_sent_then_within_a_message() {
        List<Contributor> contributors =
                Phases.all(MOST, i -> new Contributor(i, Digest.of("y" + i), Phases.signature(i)));
        AssignmentBody end = new AssignmentBody.Close(
                AssignmentBody.Outcome.FAILED,
                contributors,
                Phases.all(MOST, Phases::survivor),
                Phases.all(MOST, Phases::abort));
        SignedAssignment signed = SignedAssignment.of(RUN, 1, end, SiteKey.generate(new SecureRandom()));

        assertTrue(AssignmentCodec.encode(signed).getSerializedSize() <= Limits.MESSAGE_BYTES);
    }
}
