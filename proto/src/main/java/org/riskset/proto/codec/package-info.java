// SPDX-License-Identifier: Apache-2.0
/**
 * Values as bytes that cross a process, and back.
 *
 * <p>In: what the rooms of {@code privacy} and {@code survival} hold; out: messages of {@code federation.v1} and the files
 * that people send each other. Start with {@link org.riskset.proto.codec.ErrorCodec}, which every call may end in, or
 * with {@link org.riskset.proto.codec.InvitationDocument}, which comes before the first call.
 *
 * <p>Not here: sockets and TLS (see {@code transport}). There is no encoding for counts that no rule has cleared.
 */
package org.riskset.proto.codec;
