// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShamirTest {
    private static final BigInteger P = BigInteger.TWO.pow(256).add(BigInteger.valueOf(297));

    // f(x) = 5 + 7x + 2x^2
    @Test
    void polynomial_on_paper_when_shared_then_its_values_and_back() {
        byte[] five = new byte[Secret.LENGTH];
        five[31] = 5;
        List<BigInteger> coefficients = List.of(BigInteger.valueOf(7), BigInteger.TWO);

        Map<Integer, byte[]> shares = shares(Secret.of(five), coefficients, 4);

        assertEquals(BigInteger.valueOf(14), new BigInteger(shares.get(1)));
        assertEquals(BigInteger.valueOf(27), new BigInteger(shares.get(2)));
        assertEquals(BigInteger.valueOf(44), new BigInteger(shares.get(3)));
        // weights of 1, 2, 4 at zero: 8/3, -2, 1/3
        assertEquals(
                BigInteger.TWO.negate().mod(P), Shamir.weights(List.of(1, 2, 4)).get(1));
        shares.remove(3);
        assertEquals(Optional.of(Secret.of(five)), Shamir.open(shares));
    }

    @ParameterizedTest
    @CsvSource({"3, 3", "4, 3", "5, 4", "6, 5", "7, 4", "8, 6", "1, 1"})
    void any_quorum_when_opened_then_the_secret_and_one_less_does_not(int n, int k) {
        SeededRandom random = new SeededRandom(1000L * n + k);
        Secret secret = Secret.random(random);
        Map<Integer, byte[]> shares = shares(secret, Shamir.coefficients(k, random), n);

        for (Set<Integer> some : Subsets.of(shares.keySet())) {
            Map<Integer, byte[]> chosen = new TreeMap<>(shares);
            chosen.keySet().retainAll(some);
            if (some.size() >= k) {
                assertEquals(Optional.of(secret), Shamir.open(chosen), () -> some + " of " + n);
            } else if (!some.isEmpty()) {
                assertNotEquals(Optional.of(secret), Shamir.open(chosen), () -> some + " of " + n);
            }
        }
    }

    // With k - 1 shares every secret is as possible as any other: each has a polynomial through them.
    @Test
    void one_share_too_few_when_any_secret_is_claimed_then_some_last_share_gives_it() {
        SeededRandom random = new SeededRandom(7);
        Map<Integer, byte[]> shares = shares(Secret.random(random), Shamir.coefficients(3, random), 2);
        List<BigInteger> weights = Shamir.weights(List.of(1, 2, 3));
        for (int i = 0; i < 50; i++) {
            Secret claimed = Secret.random(random);
            BigInteger known = weights.get(0)
                    .multiply(number(shares.get(1)))
                    .add(weights.get(1).multiply(number(shares.get(2))));
            BigInteger last = number(claimed.bytes())
                    .subtract(known)
                    .multiply(weights.get(2).modInverse(P))
                    .mod(P);
            byte[] bytes = fixed(last);

            assertTrue(Shamir.isShare(bytes));
            shares.put(3, bytes);
            assertEquals(Optional.of(claimed), Shamir.open(shares));
        }
    }

    @Test
    void extreme_secrets_when_shared_then_opened() {
        SeededRandom random = new SeededRandom(8);
        byte[] ones = new byte[Secret.LENGTH];
        Arrays.fill(ones, (byte) 0xff);
        for (byte[] extreme : List.of(new byte[Secret.LENGTH], ones)) {
            Map<Integer, byte[]> shares = shares(Secret.of(extreme), Shamir.coefficients(3, random), 3);

            shares.values().forEach(share -> assertEquals(Shamir.SHARE, share.length));
            assertEquals(Optional.of(Secret.of(extreme)), Shamir.open(shares));
        }
    }

    @Test
    void shares_of_a_number_that_is_no_secret_when_opened_then_nothing() {
        byte[] tooLarge = fixed(BigInteger.TWO.pow(256));

        assertEquals(Optional.empty(), Shamir.open(Map.of(1, tooLarge, 2, tooLarge, 3, tooLarge)));
    }

    @Test
    void bytes_when_no_element_of_the_field_then_no_share() {
        assertTrue(Shamir.isShare(new byte[33]));
        assertTrue(Shamir.isShare(fixed(P.subtract(BigInteger.ONE))));
        assertFalse(Shamir.isShare(fixed(P)));
        assertFalse(Shamir.isShare(fixed(BigInteger.TWO.pow(257))));
        assertFalse(Shamir.isShare(new byte[32]));
        assertFalse(Shamir.isShare(new byte[34]));
    }

    // Reducing instead of rejecting would make small coefficients likelier.
    @Test
    void number_outside_of_the_field_when_drawn_then_drawn_again() {
        HandedOut random = new HandedOut(
                List.of(fixed(P), fixed(P.add(BigInteger.ONE)), fixed(BigInteger.TEN), fixed(BigInteger.ONE)));

        assertEquals(List.of(BigInteger.TEN, BigInteger.ONE), Shamir.coefficients(3, random));
        assertTrue(random.isEmpty());
    }

    private static Map<Integer, byte[]> shares(Secret secret, List<BigInteger> coefficients, int n) {
        Map<Integer, byte[]> shares = new TreeMap<>();
        for (int v = 1; v <= n; v++) {
            shares.put(v, Shamir.share(secret, coefficients, v));
        }
        return shares;
    }

    private static BigInteger number(byte[] bytes) {
        return new BigInteger(1, bytes);
    }

    private static byte[] fixed(BigInteger value) {
        byte[] bytes = new byte[Shamir.SHARE];
        for (int i = 0; i < bytes.length; i++) {
            bytes[bytes.length - 1 - i] = value.shiftRight(8 * i).byteValue();
        }
        return bytes;
    }
}
