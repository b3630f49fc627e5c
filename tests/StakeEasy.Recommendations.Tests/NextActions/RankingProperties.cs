using FsCheck;
using FsCheck.Fluent;
using StakeEasy.Recommendations.Contracts;
using StakeEasy.Recommendations.NextActions;

namespace StakeEasy.Recommendations.Tests.NextActions;

/// <summary>For whatever was found and answered.</summary>
public sealed class RankingProperties
{
    private static readonly string[] Subjects = ["", "a", "b", "c"];

    private static readonly Gen<Candidate> Candidates =
        from kind in Gen.Elements(Enum.GetValues<ActionKind>())
        from subject in Gen.Elements(Subjects)
        from urgency in Gen.Choose(0, ActionWeight.MostUrgency)
        from impact in Gen.Choose(ActionWeight.LeastImpact, ActionWeight.MostImpact)
        from ease in Gen.Choose(0, ActionWeight.MostEase)
        from fact in Gen.Elements("one", "two")
        from level in Gen.Choose(0, 2)
        from age in Gen.Choose(0, 3)
        select Scene.Candidate(kind, subject, urgency, impact, ease, fact, level, Scene.Today.AddDays(-age));

    private static readonly Gen<AnswerState> Answers =
        from kind in Gen.Elements(Enum.GetValues<ActionKind>())
        from subject in Gen.Elements(Subjects)
        from answer in Gen.Elements(Enum.GetValues<ActionAnswer>())
        from fact in Gen.Elements("one", "two")
        from level in Gen.Choose(0, 2)
        from until in Gen.Choose(-2, 3)
        from done in Gen.Choose(0, 30)
        from dismissed in Gen.Choose(0, 30)
        select new AnswerState(kind, subject, fact, level, answer, answer is ActionAnswer.Snoozed or ActionAnswer.Done ? Scene.Today.AddDays(until) : null, done, dismissed);

    private static readonly Gen<(List<Candidate> Candidates, List<AnswerState> Answers)> Cases =
        from candidates in Gen.ListOf(Candidates)
        from answers in Gen.ListOf(Answers)
        select (candidates.DistinctBy(c => (c.Kind, c.Subject)).ToList(), answers.DistinctBy(a => (a.Kind, a.Subject)).ToList());

    [Fact]
    public void A_score_is_its_parts_times_a_preference_within_a_tenth() => ForAll((candidates, answers) => Ranked(candidates, answers).All(a =>
        a.Preference is >= Preference.Least and <= Preference.Most
        && a.Score == (a.What.Weight.Urgency + a.What.Weight.Impact + a.What.Weight.Ease) * a.Preference
        && a.Score is >= 9m and <= 121m));

    [Fact]
    public void The_order_is_total_and_does_not_depend_on_the_order_of_finding() => ForAll((candidates, answers) =>
    {
        var list = Ranked(candidates, answers);
        var turned = Ranked([.. candidates.AsEnumerable().Reverse()], [.. answers.AsEnumerable().Reverse()]);

        return list.SequenceEqual(turned)
            && list.Zip(list.Skip(1)).All(p => p.First.Score > p.Second.Score || (p.First.Score == p.Second.Score && p.First.What.Since <= p.Second.What.Since));
    });

    [Fact]
    public void Everything_found_is_either_shown_or_put_aside() => ForAll((candidates, answers) =>
    {
        var (shown, aside) = Ranking.Of(Scene.Player, candidates, answers, Scene.Today);

        return shown.Concat(aside.Select(a => a.Action)).Select(a => a.What).ToHashSet().SetEquals(candidates) && shown.Count + aside.Count == candidates.Count;
    });

    [Fact]
    public void What_is_snoozed_comes_back_on_its_day_and_no_earlier() => ForAll((candidates, answers) => answers.Where(a => a.Answer is ActionAnswer.Snoozed).All(answer =>
        Enumerable.Range(-3, 8).Select(Scene.Today.AddDays).All(day => candidates
            .Where(c => (c.Kind, c.Subject) == (answer.Kind, answer.Subject))
            .All(c => IsShown(c, candidates, answers, day) == (day >= answer.Until)))));

    [Fact]
    public void What_is_dismissed_stays_away_until_its_fact_changes_or_gets_worse() => ForAll((candidates, answers) => answers.Where(a => a.Answer is ActionAnswer.Dismissed).All(answer =>
        candidates.Where(c => (c.Kind, c.Subject) == (answer.Kind, answer.Subject)).All(c =>
            IsShown(c, candidates, answers, Scene.Today.AddYears(1)) == IsNews(c, answer))));

    [Fact]
    public void What_is_done_stays_away_until_its_day_unless_its_fact_changes_or_gets_worse() => ForAll((candidates, answers) => answers.Where(a => a.Answer is ActionAnswer.Done).All(answer =>
        candidates.Where(c => (c.Kind, c.Subject) == (answer.Kind, answer.Subject)).All(c =>
            IsShown(c, candidates, answers, Scene.Today) == (Scene.Today >= answer.Until || IsNews(c, answer)))));

    private static bool IsNews(Candidate candidate, AnswerState answer) =>
        !string.Equals(candidate.Fact, answer.Fact, StringComparison.Ordinal) || candidate.Level > answer.Level;

    private static bool IsShown(Candidate candidate, List<Candidate> candidates, List<AnswerState> answers, DateOnly day) =>
        Ranking.Of(Scene.Player, candidates, answers, day).Shown.Any(a => a.What == candidate);

    private static List<NextAction> Ranked(List<Candidate> candidates, List<AnswerState> answers) =>
        [.. Ranking.Of(Scene.Player, candidates, answers, Scene.Today).Shown];

    private static void ForAll(Func<List<Candidate>, List<AnswerState>, bool> holds) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Cases.ToArbitrary(), c => holds(c.Candidates, c.Answers)));
}
