// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.codec;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import org.riskset.proto.federation.v1.Assignment;

/** The bytes of a body as an assignment in which nothing else is set. {@code RS-API-001} when they are none. */
final class FetchedBody {
    // two lists at most; each entry of a list longer than the roster would cost an object of its own
    private static final int MOST_ENTRIES = 2 * Fields.MOST_MEMBERS;

    private FetchedBody() {}

    static Assignment parse(byte[] bytes) {
        try {
            Fields.require(entries(bytes) <= MOST_ENTRIES, "a body with lists longer than any roster");
            return Assignment.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw Fields.malformed("a body that cannot be read");
        } catch (IOException e) {
            throw new IllegalStateException("an array is read without input or output", e);
        }
    }

    /** How many fields the body has: its entries, since it has nothing but lists. */
    private static int entries(byte[] bytes) throws IOException {
        CodedInputStream in = CodedInputStream.newInstance(bytes);
        int entries = 0;
        while (!in.isAtEnd()) {
            int tag = in.readTag();
            Fields.require(
                    WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED, "something beside a body");
            int outside = in.pushLimit(in.readRawVarint32());
            while (!in.isAtEnd()) {
                in.skipField(in.readTag());
                entries++;
            }
            in.popLimit(outside);
        }
        return entries;
    }
}
