// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.identity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicIdentityTest {
    private static final String ORDER = "edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010";
    private static final String RFC_2 = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";

    // RFC 8032, section 7.1, tests 1 to 3
    @ParameterizedTest
    @CsvSource({
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
                + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,'',"
                + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
                + "d25bf5f0595bbe24655141438e7a100b",
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb," + RFC_2 + ",72,"
                + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
                + "387b2eaeb4302aeeb00d291612bb0c00",
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,"
                + "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025,af82,"
                + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc659"
                + "4a7c15e9716ed28dc027beceea1ec40a"
    })
    void published_key_when_signing_then_published_signature(
            String seed, String identity, String message, String signature) {
        SiteKey key = Vectors.key(seed, identity);

        assertArrayEquals(hex(signature), key.sign(hex(message)));
        assertTrue(key.identity().verify(hex(message), hex(signature)));
        assertFalse(key.identity().verify(new byte[] {1}, hex(signature)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void refusal_of_the_protocol_when_verified_then_false(int i) {
        PublicIdentity identity = new PublicIdentity(Vectors.text("refusal." + i + ".public"));
        byte[] signature = Vectors.bytes("refusal." + i + ".signature");

        assertFalse(identity.verify(Vectors.bytes("refusal." + i + ".message"), signature));
    }

    // The equation S B = R + k A holds in each line, by reference arithmetic; only the checks of encodings refuse them.
    @ParameterizedTest
    @CsvSource({
        "0100000000000000000000000000000000000000000000000000000000000000,0",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f,2",
        "0000000000000000000000000000000000000000000000000000000000000000,0",
        "0000000000000000000000000000000000000000000000000000000000000080,13",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05,1",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85,11",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a,1",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa,1"
    })
    void key_of_small_order_when_forged_then_refused(String key, int message) {
        byte[] forged = hex("edc876d6831fd2105d0b4389ca2e283166469289146e2ce06faefe98b22548df05" + "00".repeat(31));

        assertFalse(new PublicIdentity(key).verify(new byte[] {(byte) message}, forged));
    }

    @Test
    void r_not_canonical_when_verified_then_refused() {
        String minusZero = "0100000000000000000000000000000000000000000000000000000000000080"
                + "bd498620dc071c7bd37de37a8b3208e5475dd11db9151270fb200f690ae0d009";
        String aboveP = "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"
                + "0a0403c78756704394a791302d07acbdf846e02e6371010b73f9c021313bde01";
        PublicIdentity identity = new PublicIdentity(RFC_2);

        assertFalse(identity.verify(hex("72"), hex(minusZero)));
        assertFalse(identity.verify(hex("72"), hex(aboveP)));
    }

    @Test
    void s_at_the_order_when_verified_then_refused() {
        byte[] signature = hex("01" + "00".repeat(31) + ORDER);

        assertFalse(new PublicIdentity(RFC_2).verify(hex("72"), signature));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 32, 63, 65, 128})
    void wrong_length_when_verified_then_refused(int length) {
        byte[] signature = Arrays.copyOf(hex("92a009a9"), length);

        assertFalse(new PublicIdentity(RFC_2).verify(hex("72"), signature));
    }

    @Test
    void no_point_of_the_curve_when_verified_then_refused() {
        PublicIdentity none = new PublicIdentity("02" + "00".repeat(31));

        assertFalse(none.verify(hex("72"), new byte[64]));
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
