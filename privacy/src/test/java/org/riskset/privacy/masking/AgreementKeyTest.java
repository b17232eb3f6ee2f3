// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Known answers of RFC 7748. */
class AgreementKeyTest {
    private static final String ALICE = "77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a";
    private static final String BOB = "5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb";

    // Section 5.2; the top bit of the second coordinate is cleared, as every receiver has to do.
    @ParameterizedTest
    @CsvSource({
        "a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4,"
                + "e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c,"
                + "c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552",
        "4b66e9d4d1b4673c5ad22691957d6af5c11b6421e0ea01d42ca4169e7918ba0d,"
                + "e5210f12786811d3f4b7959d0538ae2c31dbe7106fc03c3efc4cd549c715a413,"
                + "95cbde9476e8907d7aade45cb4b873f88b595a68799fa152e6f8f7647aac7957"
    })
    void scalar_and_coordinate_when_multiplied_then_product_of_the_rfc(String scalar, String u, String product) {
        assertEquals(product, HexFormat.of().formatHex(key(scalar).agree(new PublicPoint(u))));
    }

    @Test
    void nine_when_multiplied_by_itself_a_thousand_times_then_result_of_the_rfc() {
        byte[] k = new byte[Secret.LENGTH];
        k[0] = 9;
        byte[] u = k;
        for (int i = 1; i <= 1000; i++) {
            byte[] product = AgreementKey.of(Secret.of(k)).agree(PublicPoint.of(u));
            u = k;
            k = product;
            if (i == 1) {
                assertEquals(
                        "422c8e7a6227d7bca1350b3e2bb7279f7897b87bb6854b783c60e80311ae3079",
                        HexFormat.of().formatHex(k));
            }
        }

        assertEquals(
                "684cf59ba83309552800ef566f2f4d3c1c3887c49360e3875f2eb94d99532c51",
                HexFormat.of().formatHex(k));
    }

    @Test
    void two_sites_when_they_agree_then_points_and_secret_of_the_rfc() {
        assertEquals(
                "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a",
                key(ALICE).point().hex());
        assertEquals(
                "de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f",
                key(BOB).point().hex());
        byte[] agreed = key(ALICE).agree(key(BOB).point());

        assertEquals(
                "4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742",
                HexFormat.of().formatHex(agreed));
        assertArrayEquals(agreed, key(BOB).agree(key(ALICE).point()));
    }

    private static AgreementKey key(String secret) {
        return AgreementKey.of(Secret.of(HexFormat.of().parseHex(secret)));
    }
}
