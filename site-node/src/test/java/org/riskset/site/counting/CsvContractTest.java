// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.counting;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.riskset.site.cohort.DataSource;
import org.riskset.site.cohort.PatientTable;
import org.riskset.site.cohort.Resources;

class CsvContractTest extends DialectContract {
    @TempDir
    Path folder;

    @Override
    PatientTable open(PatientRows rows) throws Exception {
        Path file = Files.write(folder.resolve("o'brien [1]; --.csv"), rows.csv());
        return PatientTable.open(DataSource.Csv.of(file), new Resources(2, 256));
    }
}
