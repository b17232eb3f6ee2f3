// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation.simulated;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.SiteId;
import org.riskset.proto.codec.AnswerCodec;
import org.riskset.proto.codec.ContributionCodec;
import org.riskset.proto.codec.PhaseCodec;
import org.riskset.site.task.Message;
import org.riskset.survival.digest.Digest;

/**
 * A site's message as it travels.
 *
 * @param what which message of the attempt it is; a site has one of each
 * @param parts protobuf bytes; several for a vector
 */
record Sent(SiteId site, Call call, String what, RunId run, int attempt, List<byte[]> parts) {

    /** The call it is made with. */
    enum Call {
        ACCEPT,
        DECLINE,
        CONTRIBUTE,
        ANSWER,
        COMPLAIN
    }

    static Sent of(SiteId site, Message message) {
        return message.fold(
                accept -> whole(
                        site,
                        Call.ACCEPT,
                        "accept",
                        message,
                        AnswerCodec.encode(accept.acceptance()).toByteArray()),
                decline -> whole(
                        site,
                        Call.DECLINE,
                        "decline",
                        message,
                        AnswerCodec.encode(decline.decline()).toByteArray()),
                vector -> new Sent(
                        site,
                        Call.CONTRIBUTE,
                        "vector",
                        message.run(),
                        message.attempt(),
                        ContributionCodec.encode(message.run(), message.attempt(), vector.vector()).stream()
                                .map(part -> part.toByteArray())
                                .toList()),
                answer -> whole(
                        site,
                        Call.ANSWER,
                        answer.answer().phase().name().toLowerCase(java.util.Locale.ROOT),
                        message,
                        PhaseCodec.encode(message.run(), message.attempt(), answer.answer())
                                .toByteArray()),
                complaint -> whole(
                        site,
                        Call.COMPLAIN,
                        "complaint",
                        message,
                        PhaseCodec.encode(message.run(), message.attempt(), complaint.complaint())
                                .toByteArray()));
    }

    private static Sent whole(SiteId site, Call call, String what, Message message, byte[] bytes) {
        return new Sent(site, call, what, message.run(), message.attempt(), List.of(bytes));
    }

    /** Names the bytes. */
    String digest() {
        return HexFormat.of()
                .formatHex(parts.stream().map(part -> Digest.of(part).bytes()).reduce(new byte[0], (a, b) -> {
                    byte[] both = Arrays.copyOf(a, a.length + b.length);
                    System.arraycopy(b, 0, both, a.length, b.length);
                    return both;
                }));
    }

    /** Names the attempt. */
    String instance() {
        return run.hex() + "." + attempt;
    }

    @Override
    public String toString() {
        return what + " of attempt " + attempt + " of run " + run.hex().substring(0, 4);
    }
}
