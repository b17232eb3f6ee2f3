// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.riskset.survival.error.RisksetException;

class SiteIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"site-1", "a", "Universitätsklinikum A", "病院", "a.b", "it's; DROP TABLE site"})
    void usual_name_when_made_then_kept(String name) {
        assertEquals(name, new SiteId(name).value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", ".hidden", "@site", "a/b", "a\\b", "a\nb", "a\u0000", "a\u202Eb", "\uD800"})
    void unfit_name_when_made_then_refused_with_code(String name) {
        RisksetException refused = assertThrows(RisksetException.class, () -> new SiteId(name));

        assertEquals("RS-CONF-063", refused.first().code().code());
        assertFalse(refused.first().text().contains("\u202E"));
    }

    @Test
    void long_name_when_made_then_64_code_points_at_most() {
        String hospital = "\uD83C\uDFE5";

        assertEquals(64, new SiteId(hospital.repeat(64)).value().codePointCount(0, 128));
        assertThrows(RisksetException.class, () -> new SiteId(hospital.repeat(65)));
    }
}
