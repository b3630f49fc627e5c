using FsCheck;
using FsCheck.Fluent;
using StakeEasy.Bankroll.Overviews;
using StakeEasy.Bankroll.Reports;

namespace StakeEasy.Bankroll.Tests.Reports;

public sealed class RoundedTableTests
{
    [Fact]
    public void Cents_go_to_those_that_lost_most_by_cutting_off() =>
        Assert.Equal([0.33m, 0.34m, 0.33m], Rounding.Allocate([0.333m, 0.334m, 0.333m], 1m, 2));

    [Fact]
    public void A_total_below_what_remains_after_cutting_off_is_met_too() => Assert.Equal([1m, -0.01m], Rounding.Allocate([1m, 0m], 0.99m, 2));

    [Fact]
    public void Rows_and_columns_add_up_however_the_parts_fall()
    {
        var row = Gen.Choose(-99_999, 99_999).ArrayOf(4);
        var table = row.ArrayOf().Where(t => t.Length > 0);

        Check.QuickThrowOnFailure(Prop.ForAll(table.ToArbitrary(), drawn =>
        {
            var exact = drawn.Select(r => r.Select(n => n / 7_000m).ToArray()).ToArray();
            var total = Rounding.HalfAwayFromZero(exact.Sum(r => r.Sum()), 2);

            var rounded = RoundedTable.Of(exact, total, 2);

            Assert.Equal(total, rounded.Sum(r => r.Sum()));
            for (var i = 0; i < exact.Length; i++)
            {
                Assert.InRange(rounded[i].Sum() - exact[i].Sum(), -0.01m, 0.01m);
                Assert.All(rounded[i].Zip(exact[i]), c => Assert.InRange(c.First - c.Second, -0.02m, 0.02m));
                Assert.All(rounded[i].Zip(exact[i]).Where(c => c.Second == 0m), c => Assert.Equal(0m, c.First));
            }

            if (exact.All(r => r.All(c => c != 0m)))
            {
                Assert.All(Enumerable.Range(0, 4), k => Assert.InRange(rounded.Sum(r => r[k]) - exact.Sum(r => r[k]), -0.01m, 0.01m));
            }

            return true;
        }));
    }
}
