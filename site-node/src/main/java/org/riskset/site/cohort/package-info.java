// SPDX-License-Identifier: Apache-2.0
/**
 * The site's own rows, as a table that SQL can ask.
 *
 * <p>In: a {@link org.riskset.site.cohort.DataSource} and a {@link org.riskset.site.cohort.ColumnMapping}. Out:
 * {@link org.riskset.site.cohort.PatientTable}, to open first: every column is text, and a bad file is told by its
 * {@link org.riskset.site.cohort.DataError}. {@link org.riskset.site.cohort.Sql} is the one place where names and texts
 * from outside enter SQL; {@link org.riskset.site.cohort.Dialects} lists the databases.
 *
 * <p>Not here: what is counted (see {@code counting}). No row becomes a Java object.
 */
package org.riskset.site.cohort;
