"""Tests of the probe's pure parts: python pure.py FOLDER_OF_THE_PROBE RECORD."""

import copy
import json
import sys
import unittest
from pathlib import Path

folder, record = sys.argv[1:3]
sys.path.insert(0, folder)

import gilded_probe as probe  # noqa: E402

RECORDED = json.loads(Path(record).read_text(encoding="utf-8"))
JOBS = {job["name"]: job for job in RECORDED["jobs"]}


def changed(name, single=None, pair=None, **changes):
    """Return a recorded measurement with something else about it."""
    m = copy.deepcopy(JOBS[name]["measurement"])
    m.update(changes)
    for entry in m["rounds"]:
        entry["single"].update(single or {})
        entry["pair"] = {**entry["pair"], **pair} if pair is not None else entry["pair"]
    return m


class Recorded(unittest.TestCase):
    """The twenty jobs of known kind, as they were measured once."""

    def test_all_twenty_are_right(self):
        right = {name: job["right"] for name, job in JOBS.items()}
        found = {
            name: probe.classify(job["measurement"]).answers
            for name, job in JOBS.items()
        }
        self.assertEqual(found, right)
        self.assertEqual(len(found), 20)

    def test_the_page_shows_what_is_printed_today(self):
        """Else: npm run probe:graph."""
        session = Path(record).with_name("session.txt").read_text(encoding="utf-8")
        m = JOBS["python_loop"]["measurement"]
        self.assertEqual(probe.printed("jobs.py:python_loop", m) + "\n", session)
        self.assertLessEqual(session.count("\n"), 25)

    def test_the_bounds_that_the_page_names(self):
        for name, job in JOBS.items():
            m = job["measurement"]
            share = probe.share_of(probe.best_run(m), 2)
            if job["right"]["work"] == "waiting":
                self.assertLess(share.low, 0.1, name)
            if job["right"]["work"] == "computing":
                self.assertGreater(share.low, 0.9, name)

    def test_every_line_has_a_sentence(self):
        for job in JOBS.values():
            for fact in probe.classify(job["measurement"]).facts:
                self.assertTrue(fact.name and fact.value and fact.sentence, fact)


class Honesty(unittest.TestCase):
    """What is not known is not said."""

    def answers(self, *args, **changes):
        return probe.classify(changed(*args, **changes)).answers

    def test_short_runs_tell_nothing(self):
        m = changed("python_loop", single={"wall": 0.1, "thread": 0.1})
        report = probe.classify(m)
        self.assertEqual(report.answers, {"work": "unsure"})
        self.assertIn("run at least 0.2 s", report.facts[0].sentence)

    def test_a_starved_call_is_not_taken_for_waiting(self):
        starved = {"wall": 2.0, "thread": 0.4, "delay": 1.6, "cores": 0.5}
        answers = self.answers("python_loop", single=starved)
        self.assertEqual(answers, {"work": "unsure"})

    def test_the_same_where_the_system_does_not_tell_delays(self):
        starved = {"wall": 2.0, "thread": 0.4, "delay": None, "cores": 0.5}
        answers = self.answers("python_loop", single=starved)
        self.assertEqual(answers, {"work": "unsure"})

    def test_no_gain_on_a_busy_machine_is_no_answer(self):
        m = changed("python_loop", pair={"cores": 1.0})
        self.assertEqual(probe.classify(m).answers, {"work": "computing"})

    def test_cores_that_work_and_are_no_faster_do_not_take_turns(self):
        slow = {"wall": 5.0, "cpu": 9.8}
        self.assertEqual(self.answers("hashing", pair=slow), {"work": "computing"})

    def test_children_that_were_not_counted_may_have_computed(self):
        self.assertEqual(self.answers("sleeping", uncounted=True), {"work": "unsure"})

    def test_calls_too_short_for_the_heartbeat(self):
        m = changed("sorting", single={"silence": 0.004}, repeat=100)
        self.assertEqual(probe.classify(m).answers, {"work": "computing"})

    def test_new_pythons_leave_the_last_question_to_the_reader(self):
        self.assertNotIn("constraints", self.answers("python_loop", python="3.14.1"))

    def test_without_the_gil_threads_are_the_answer(self):
        answers = self.answers("hashing", gil=False, free_threaded=True)
        right = {"work": "computing", "busy": "python", "item": "big"}
        self.assertEqual(answers, {**right, "constraints": "free-threaded"})

    def test_small_items_leave_their_question_open(self):
        answers = self.answers("hashing", gil=False, free_threaded=True, repeat=1000)
        self.assertEqual(answers, {"work": "computing", "busy": "python"})

    def test_one_cpu_cannot_show_a_gain(self):
        m = changed("python_loop", single={"cores": 1.0}, cpus=1)
        self.assertEqual(probe.classify(m).answers, {"work": "computing"})

    def test_a_container_with_one_cpu_cannot_either(self):
        m = changed("hashing", single={"cores": 1.0}, cpus=8, cpu_limit=1.0)
        report = probe.classify(m)
        self.assertEqual(report.answers, {"work": "computing"})
        self.assertIn("less than two usable CPUs", report.facts[2].sentence)
        self.assertIn("1.0 of 1 cores", report.facts[-1].sentence)

    def test_less_than_a_cpu_makes_computing_look_like_waiting(self):
        half = {"wall": 1.0, "thread": 0.5, "delay": 0.0, "cores": 0.5}
        answers = self.answers("python_loop", single=half, cpu_limit=0.5)
        self.assertEqual(answers, {"work": "unsure"})

    def test_what_was_just_measured_is_not_sent_back_to_measure_first(self):
        m = changed("python_loop", single={"wall": 0.1, "thread": 0.1})
        text = probe.printed("job", m)
        self.assertIn("then          Measure again", text)
        self.assertIn("wizard        /choose/work/\n", text)

    def test_a_failing_pair_is_named(self):
        m = changed("python_loop", pair={"error": "RuntimeError: two of me"})
        self.assertIn("two of me", probe.classify(m).facts[2].sentence)


class Words(unittest.TestCase):
    """Arguments, addresses, hints."""

    def test_arguments_are_literals_or_text(self):
        words = ["1000", "'text'", "[1, 2]", "text", "-1", "None", "1 +", "f(1)"]
        found = [1000, "text", [1, 2], "text", -1, None, "1 +", "f(1)"]
        self.assertEqual([probe.literal(word) for word in words], found)

    def test_an_address_holds_only_answers_on_the_route(self):
        address = probe.address({"work": "waiting", "busy": "python", "no": "such"})
        self.assertEqual(address, "/choose/code/?work=waiting")

    def test_no_answer_leads_to_the_first_question(self):
        self.assertEqual(probe.walk({}), ([], probe.START))

    def test_hints(self):
        hint = probe.close_to("loda", ["load", "save"])
        self.assertEqual(hint, " Did you mean load?")
        self.assertEqual(probe.close_to("loda", ["store"]), "")


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]])
