// SPDX-License-Identifier: Apache-2.0
/**
 * What the coordinator's operator has written: {@link org.riskset.coordinator.config.CoordinatorConfig}. Nothing is
 * opened here but {@code coordinator.yaml}.
 */
package org.riskset.coordinator.config;
