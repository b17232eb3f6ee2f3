// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.counts;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A rectangle of numbers within a {@link Layout}; row-major, last axis fastest.
 *
 * @see "docs/explanation: what is summed"
 */
public sealed interface Block {

    /** Unique within a layout. */
    String id();

    /** How many lanes the block takes. */
    long size();

    /** Width of a lane in bits: 64 for counts, 128 for fixed-point numbers. */
    int lane();

    /** Name and size of each axis, as they enter the layout's digest. */
    List<List<Object>> axes();

    <R> R fold(
            Function<RiskBlock, R> risk, Function<ExclusionBlock, R> exclusion, Function<StatisticBlock, R> statistic);

    /**
     * Patients by pattern, time and what happened: pattern × time 0..horizon × channel. The channels are
     * {@code entered} (only with delayed entry), {@code censored}, then each cause in study order.
     *
     * @param patterns one axis per variable, variables by name
     * @param horizon index of the last time
     */
    record RiskBlock(List<Axis> patterns, int horizon, boolean entry, List<String> causes) implements Block {
        public RiskBlock {
            patterns = List.copyOf(patterns);
            causes = List.copyOf(causes);
        }

        @Override
        public String id() {
            return patterns.stream().map(Axis::variable).collect(Collectors.joining(",", "risk(", ")"));
        }

        /** How many combinations of levels there are. */
        public long patternCount() {
            return patterns.stream().mapToLong(Axis::size).reduce(1, Math::multiplyExact);
        }

        public int channelCount() {
            return (entry ? 1 : 0) + 1 + causes.size();
        }

        public int censoredChannel() {
            return entry ? 1 : 0;
        }

        /** The channel of a cause, counted from 0. */
        public int causeChannel(int cause) {
            return censoredChannel() + 1 + cause;
        }

        /** Position within the block. */
        public int cell(int pattern, int time, int channel) {
            return (pattern * (horizon + 1) + time) * channelCount() + channel;
        }

        public List<String> variables() {
            return patterns.stream().map(Axis::variable).toList();
        }

        @Override
        public long size() {
            return Math.multiplyExact(Math.multiplyExact(patternCount(), horizon + 1L), (long) channelCount());
        }

        @Override
        public int lane() {
            return 64;
        }

        @Override
        public List<List<Object>> axes() {
            List<List<Object>> axes = new java.util.ArrayList<>();
            patterns.forEach(a -> axes.add(List.of(a.variable(), a.size())));
            axes.add(List.of("time", horizon + 1));
            axes.add(List.of("channel", channelCount()));
            return axes;
        }

        /** The same block up to another horizon. */
        public RiskBlock withHorizon(int other) {
            return new RiskBlock(patterns, other, entry, causes);
        }

        @Override
        public <R> R fold(
                Function<RiskBlock, R> risk,
                Function<ExclusionBlock, R> exclusion,
                Function<StatisticBlock, R> statistic) {
            return risk.apply(this);
        }
    }

    /** Rows left out, by the first reason that applies. */
    record ExclusionBlock(List<String> reasons) implements Block {
        public ExclusionBlock {
            reasons = List.copyOf(reasons);
        }

        @Override
        public String id() {
            return "excluded";
        }

        @Override
        public long size() {
            return reasons.size();
        }

        @Override
        public int lane() {
            return 64;
        }

        @Override
        public List<List<Object>> axes() {
            return List.of(List.of("reason", reasons.size()));
        }

        @Override
        public <R> R fold(
                Function<RiskBlock, R> risk,
                Function<ExclusionBlock, R> exclusion,
                Function<StatisticBlock, R> statistic) {
            return exclusion.apply(this);
        }
    }

    /**
     * Scores of one test, summed by each site over its own strata, as fixed-point integers.
     *
     * @param name which test of the plan, unique
     * @param length how many numbers
     * @param scale binary digits after the point
     * @param variances positions of numbers that no honest sum has below zero
     */
    record StatisticBlock(String name, int length, int scale, List<Integer> variances) implements Block {
        public StatisticBlock {
            variances = List.copyOf(variances);
        }

        /** Numbers of any sign. */
        public StatisticBlock(String name, int length, int scale) {
            this(name, length, scale, List.of());
        }

        @Override
        public String id() {
            return name;
        }

        @Override
        public long size() {
            return length;
        }

        @Override
        public int lane() {
            return 128;
        }

        @Override
        public List<List<Object>> axes() {
            return List.of(List.of("value", length));
        }

        @Override
        public <R> R fold(
                Function<RiskBlock, R> risk,
                Function<ExclusionBlock, R> exclusion,
                Function<StatisticBlock, R> statistic) {
            return statistic.apply(this);
        }
    }
}
