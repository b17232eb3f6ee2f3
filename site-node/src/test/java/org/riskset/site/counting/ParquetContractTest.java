// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.counting;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.io.TempDir;
import org.riskset.site.cohort.DataSource;
import org.riskset.site.cohort.PatientTable;
import org.riskset.site.cohort.Resources;

class ParquetContractTest extends DialectContract {
    @TempDir
    Path folder;

    @Override
    PatientTable open(PatientRows rows) throws Exception {
        Path csv = Files.write(folder.resolve("rows.csv"), rows.csv());
        Path parquet = folder.resolve("rows.parquet");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            String read = "READ_CSV('" + csv + "', all_varchar = true, header = true, delim = ',', quote = '\"')";
            statement.execute("COPY (FROM " + read + ") TO '" + parquet + "' (FORMAT PARQUET)");
        }
        return PatientTable.open(new DataSource.Parquet(parquet), new Resources(2, 256));
    }
}
