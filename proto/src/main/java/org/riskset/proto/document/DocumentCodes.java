// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.document;

import org.riskset.survival.error.ErrorCode;
import org.riskset.survival.study.PlanError;
import org.riskset.survival.study.StudyError;

/** The codes under which one kind of document reports what any document can get wrong. */
record DocumentCodes(
        ErrorCode unreadable,
        ErrorCode syntax,
        ErrorCode tooBig,
        ErrorCode unknownKey,
        ErrorCode duplicateKey,
        ErrorCode missingKey,
        ErrorCode wrongType,
        ErrorCode wrongValue,
        ErrorCode wrongKind) {

    static final DocumentCodes PLAN = new DocumentCodes(
            PlanError.UNREADABLE,
            PlanError.SYNTAX,
            PlanError.TOO_BIG,
            PlanError.UNKNOWN_KEY,
            PlanError.DUPLICATE_KEY,
            PlanError.MISSING_KEY,
            PlanError.WRONG_TYPE,
            PlanError.WRONG_VALUE,
            PlanError.WRONG_KIND);

    static final DocumentCodes STUDY = new DocumentCodes(
            StudyError.UNREADABLE,
            StudyError.SYNTAX,
            StudyError.TOO_BIG,
            StudyError.UNKNOWN_KEY,
            StudyError.DUPLICATE_KEY,
            StudyError.MISSING_KEY,
            StudyError.WRONG_TYPE,
            StudyError.WRONG_VALUE,
            StudyError.WRONG_KIND);

    static final DocumentCodes CONFIG = new DocumentCodes(
            ConfigError.UNREADABLE,
            ConfigError.SYNTAX,
            ConfigError.TOO_BIG,
            ConfigError.UNKNOWN_KEY,
            ConfigError.DUPLICATE_KEY,
            ConfigError.MISSING_KEY,
            ConfigError.WRONG_TYPE,
            ConfigError.WRONG_VALUE,
            ConfigError.WRONG_VALUE);
}
