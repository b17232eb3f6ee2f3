// SPDX-License-Identifier: Apache-2.0
/**
 * Documents that people write: YAML or JSON becomes records here, once and strictly.
 *
 * <p>In: bytes. Out: {@link org.riskset.proto.document.StudyDocument},
 * {@link org.riskset.proto.document.PlanDocument}, each with the canonical JSON and the digest that name it; and, for
 * configurations, the keys of a {@link org.riskset.proto.document.ConfigDocument}. Start with {@code YamlTree}, which
 * knows line and column, then {@link org.riskset.proto.document.Fields}, through which every key is read.
 *
 * <p>Every problem of a file is reported, in file order. Not here: whether a plan fits its study (see
 * {@link org.riskset.survival.study.PlanCheck}), what a configuration's keys are (see the {@code config} packages).
 */
package org.riskset.proto.document;
