// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/** A random source that hands out what it was given, piece by piece, and nothing more. */
final class HandedOut extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private final transient Queue<byte[]> pieces;

    HandedOut(List<byte[]> pieces) {
        this.pieces = new ArrayDeque<>(pieces);
    }

    @Override
    public void nextBytes(byte[] bytes) {
        byte[] piece = pieces.remove();
        if (piece.length != bytes.length) {
            throw new IllegalStateException(piece.length + " bytes where " + bytes.length + " are drawn");
        }
        System.arraycopy(piece, 0, bytes, 0, piece.length);
    }

    /** Whether all of it was drawn. */
    boolean isEmpty() {
        return pieces.isEmpty();
    }
}
