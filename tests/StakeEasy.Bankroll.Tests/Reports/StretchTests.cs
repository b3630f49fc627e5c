using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using StakeEasy.Bankroll.Reports;

namespace StakeEasy.Bankroll.Tests.Reports;

/// <summary>Stretches joined in whatever pieces say what a walk over all sessions, one after the other, finds.</summary>
public sealed class StretchTests
{
    private static readonly DateOnly Monday = new(2026, 1, 5);

    /// <summary>Small results, so that peaks, bottoms and runs are often equal.</summary>
    [Fact]
    public void Stretches_joined_in_any_pieces_say_what_all_their_sessions_say()
    {
        var session =
            from result in Gen.Choose(-3, 3)
            from joins in Gen.Elements(true, true, false)
            select (Result: (decimal)result, Joins: joins);

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3_000), Prop.ForAll(session.ArrayOf().ToArbitrary(), drawn =>
        {
            var sessions = drawn.Select((d, i) => (Session: Session(i), d.Result)).ToList();
            var pieces = new List<Stretch>();
            for (var i = 0; i < sessions.Count; i++)
            {
                var one = Stretch.Of(sessions[i].Session, sessions[i].Result);
                if (i > 0 && drawn[i].Joins)
                {
                    pieces[^1] = pieces[^1].Then(one);
                }
                else
                {
                    pieces.Add(one);
                }
            }

            var (whole, madeGoodIn) = default(Stretch).Then(pieces);
            var fall = whole.Swing.Fall;
            var expected = Worst(sessions);

            Assert.Equal((Longest(sessions, r => r > 0m), Longest(sessions, r => r < 0m)), (whole.Won.Longest, whole.Lost.Longest));
            Assert.Equal(expected?.Fall ?? default, fall.Depth == 0m ? default : fall);
            Assert.Equal(expected?.Back is { } back ? Place(pieces, back) : -1, fall.Depth == 0m ? -1 : madeGoodIn);
        }));
    }

    [Fact]
    public void A_downswing_from_the_very_start_is_below_zero()
    {
        var (whole, madeGoodIn) = default(Stretch).Then([Stretch.Of(Session(0), -10m), Stretch.Of(Session(1), -20m), Stretch.Of(Session(2), 5m)]);

        Assert.Equal((new Fall(30m, 0m, 0, Session(0), 1, Session(1)), -1), (whole.Swing.Fall, madeGoodIn));
    }

    [Fact]
    public void What_is_remembered_of_a_stretch_is_the_stretch()
    {
        var whole = default(Stretch).Then([Stretch.Of(Session(0), -10m), Stretch.Of(Session(1), 20m), Stretch.Of(Session(5), -1.5m)]).Whole;

        Assert.Equal(whole, JsonSerializer.Deserialize<Stretch>(JsonSerializer.Serialize(whole)));
    }

    /// <summary>Two of each day.</summary>
    private static PlayedSession Session(int place) => new(Monday.AddDays(place / 2), new Guid(place + 1, 0, 0, new byte[8]));

    private static Row Longest(List<(PlayedSession Session, decimal Result)> sessions, Func<decimal, bool> counts)
    {
        var longest = default(Row);
        for (int i = 0, start = 0; i < sessions.Count; i++)
        {
            if (!counts(sessions[i].Result))
            {
                start = i + 1;
            }
            else if (i - start + 1 > longest.Sessions)
            {
                longest = new(i - start + 1, sessions[start].Session, sessions[i].Session);
            }
        }

        return longest;
    }

    /// <summary>The deepest fall below the highest point so far, which is zero at first, and the session that made it good.</summary>
    private static (Fall Fall, int? Back)? Worst(List<(PlayedSession Session, decimal Result)> sessions)
    {
        decimal sum = 0m, peak = 0m, deepest = 0m, from = 0m;
        int afterPeak = 0, first = 0, bottom = -1;
        int? back = null;
        for (var i = 0; i < sessions.Count; i++)
        {
            sum += sessions[i].Result;
            if (sum >= peak)
            {
                (peak, afterPeak) = (sum, i + 1);
            }
            else if (peak - sum > deepest)
            {
                (deepest, first, bottom, from, back) = (peak - sum, afterPeak, i, peak, null);
            }

            if (bottom >= 0 && back is null && sum >= from)
            {
                back = i;
            }
        }

        return bottom < 0 ? null : (new(deepest, from, first, sessions[first].Session, bottom, sessions[bottom].Session), back);
    }

    /// <summary>In which of the pieces this session is.</summary>
    private static int Place(List<Stretch> pieces, int session)
    {
        var piece = 0;
        for (; session >= pieces[piece].Sessions; piece++)
        {
            session -= pieces[piece].Sessions;
        }

        return piece;
    }
}
