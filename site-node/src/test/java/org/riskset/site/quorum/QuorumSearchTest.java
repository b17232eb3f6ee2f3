// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.quorum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.riskset.privacy.masking.Contributors;
import org.riskset.privacy.masking.Opening;
import org.riskset.privacy.masking.UnmaskingShares;
import org.riskset.site.quorum.QuorumSearch.Found;
import org.riskset.site.store.SiteStore;
import org.riskset.site.task.Step;
import org.riskset.site.task.Task;
import org.riskset.site.task.TaskState;

/**
 * Searches every state of one instance for one in which a coordinator can open what it must not.
 *
 * <p>The argument. (1) A site is a pure function from its stored task and what it is told, so the product's own worker,
 * machine and masking are asked once for each pair, with real keys and signatures ({@link Behavior}). (2) The coordinator
 * tells any site anything at any time that it can put together from what honest sites have said; it loses nothing it has
 * heard, so a state of the world is the states of the sites ({@link Offers}, {@link Sayings}). (3) What corrupt sites
 * can say exists from the start, and their shares of every secret count for every set. (4) A crash before a transaction
 * leaves all as it was; after it, a message waits in the outbox until it has left, be that never ({@link SiteGraph}).
 * (5) States of a site are one where nobody can tell them apart ({@link Merging}); all combinations are then visited.
 * (6) A sum over S needs the self mask of each member of S and the masking key of each other member, from k shares: any
 * shares, whatever set they were given for ({@link Holdings}). With a site's both secrets its vector is bare; with less,
 * any sum over other than S keeps a mask. (7) Each answers for one set, so two sets need 2(k - c) of n - c honest sites.
 */
class QuorumSearchTest {
    private static final Logger LOG = System.getLogger(QuorumSearchTest.class.getName());
    private static final java.util.logging.Logger TASKS = java.util.logging.Logger.getLogger("org.riskset.site.task");
    private static final Consortium THREE = new Consortium(new Setting(3, 2, 0));
    private static final Map<Integer, Site> HONEST = new TreeMap<>();

    // Ten thousand refusals are no news here.
    @BeforeAll
    static void silence() {
        TASKS.setLevel(java.util.logging.Level.OFF);
        THREE.setting().honest().forEach(i -> HONEST.put(i, new Remembering(new HonestSite(THREE, i))));
    }

    @AfterAll
    static void speak() {
        TASKS.setLevel(null);
    }

    // Production refuses k = 2. It is searched all the same: among three sites only then are there several sets and
    // several quorums, and the argument asks for 2k > n alone. How many states there are is what was found: with fewer
    // something cannot happen any more, and the search may have become blind.
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            n, k, corrupt, states, transitions
            3, 2, 0,        22537,       79029
            3, 3, 0,         2750,        8964
            3, 3, 1,          469,        1068
            3, 3, 2,           29,          34
            4, 3, 0,      1141077,     5505708
            4, 3, 1,       170364,      626598
            """)
    void coordinator_that_keeps_to_no_rule_when_at_most_the_bound_is_corrupt_then_no_two_sets_open(
            int n, int k, int corrupt, int states, long transitions) {
        Federation federation = k == 2 ? new Federation(THREE, HONEST::get) : Federation.of(new Setting(n, k, corrupt));

        Found found = searched(federation);

        assertTrue(corrupt <= Setting.bound(n, k));
        assertEquals(Map.of(), found.breaches());
        assertTrue(found.opened() > 0 && found.dead() > 0, () -> "nothing ever opened or died: " + found);
        assertEquals(states + " states, " + transitions + " transitions", found.size());
    }

    @ParameterizedTest
    @CsvSource({"3, 2, 1", "4, 3, 2"})
    void coordinator_when_one_more_than_the_bound_is_corrupt_then_two_sets_open(int n, int k, int corrupt) {
        Found found = searched(Federation.of(new Setting(n, k, corrupt)));

        assertEquals(Setting.bound(n, k) + 1, corrupt);
        assertEquals(
                Set.of(Breach.TWO_SETS, Breach.BOTH_SECRETS, Breach.OPENED_THOUGH_DEAD),
                found.breaches().keySet());
    }

    @Test
    void half_of_the_sites_as_quorum_when_searched_then_two_sets_open_and_the_secrets_are_real() {
        Federation federation = Federation.of(new Setting(4, 2, 0));

        Found found = searched(federation, Breach.TWO_SETS);

        assertTrue(found.breaches().containsKey(Breach.BOTH_SECRETS));
        assertEquals("Opening[4 secrets]", opened(federation, 0b0011, 1, 2).toString());
        assertEquals("Opening[4 secrets]", opened(federation, 0b1100, 3, 4).toString());
    }

    private static Opening opened(Federation federation, int set, int... sites) {
        List<UnmaskingShares> shares = new ArrayList<>();
        for (int site : sites) {
            federation.sayings().opened().stream()
                    .filter(o -> o.set() == set && o.site() == site)
                    .forEach(o -> shares.add(o.shares()));
        }
        Contributors contributors = federation.sayings().sets().stream()
                .filter(s -> s.name().equals(Opened.names(set)))
                .findFirst()
                .orElseThrow()
                .contributors();
        return Opening.of(federation.consortium().keyed(), contributors, shares);
    }

    @Test
    void site_that_forgets_what_it_signed_and_answered_when_searched_then_two_sets_open() {
        Found found = searched(
                flawed(site -> RestoredSite.of(site, 4, TaskState.CONFIRMED, TaskState.UNMASKED)), Breach.TWO_SETS);

        assertTrue(found.breaches().containsKey(Breach.BOTH_SECRETS), () -> found.breaches() + "");
    }

    // The signature makes the lie visible to those who compare; what keeps two sets shut is that shares are given once.
    @Test
    void sites_that_sign_a_second_set_but_answer_once_when_searched_then_still_no_two_sets_open() {
        Federation all = new Federation(THREE, i -> RestoredSite.of(HONEST.get(i), 4, TaskState.CONFIRMED));

        Found found = searched(all);

        assertEquals(Map.of(), found.breaches());
    }

    @Test
    void site_that_answers_after_it_gave_up_when_searched_then_a_dead_instance_opens() {
        Found found = searched(flawed(site -> RestoredSite.of(site, 5, TaskState.ABORTED, TaskState.DONE)));

        assertEquals(Set.of(Breach.OPENED_THOUGH_DEAD), found.breaches().keySet());
    }

    @Test
    void site_that_sends_before_it_stores_when_searched_then_a_dead_instance_opens() {
        Found found = searched(flawed(HastySite::new));

        assertEquals(Set.of(Breach.OPENED_THOUGH_DEAD), found.breaches().keySet());
    }

    @Test
    void task_of_which_other_words_are_kept_when_told_anything_then_answers_alike() {
        for (Behavior behavior : new Federation(THREE, HONEST::get).behaviors()) {
            assertTrue(behavior.twins() > 0);
            assertEquals(List.of(), behavior.unlikeTwins());
        }
    }

    // What a restart finds. Of a site that has ended nothing is left to search.
    @Test
    void task_of_each_state_when_written_and_read_again_then_stands_the_same(@TempDir Path folder) {
        Map<TaskState, Task> met = new TreeMap<>();
        List<Task> all = Federation.of(new Setting(3, 3, 0)).behaviors().get(0).met();
        all.stream().filter(t -> t.state().holdsShares()).forEach(t -> met.putIfAbsent(t.state(), t));

        try (SiteStore store = SiteStore.open(folder.resolve("site.db"))) {
            store.tasks().add(Task.received(all.get(0).request(), Consortium.NOW));
            met.values().forEach(task -> assertEquals(Standing.of(task), Standing.of(again(store, task))));
        }

        assertEquals(Set.of(TaskState.SHARED, TaskState.MASKED, TaskState.CONFIRMED), met.keySet());
    }

    private static Task again(SiteStore store, Task task) {
        store.tasks().change(task.request().run(), t -> new Step(task, List.of(), List.of()));
        return store.tasks().find(task.request().run()).orElseThrow();
    }

    private static Federation flawed(UnaryOperator<Site> flaw) {
        return new Federation(THREE, i -> i == 1 ? flaw.apply(HONEST.get(1)) : HONEST.get(i));
    }

    private static Found searched(Federation federation) {
        return logged(federation, federation.search().all());
    }

    private static Found searched(Federation federation, Breach breach) {
        return logged(federation, federation.search().until(breach));
    }

    private static Found logged(Federation federation, Found found) {
        LOG.log(
                Level.INFO,
                "{0}: {1}, {2} reactions, {3}",
                federation.consortium().setting(),
                found.size(),
                federation.reactions(),
                found.breaches());
        return found;
    }
}
