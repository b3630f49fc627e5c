using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.Bankroll.Sessions;

namespace StakeEasy.Bankroll.Demo;

/// <summary>What is known of a session before it is played.</summary>
/// <param name="Balance">No more than this can be lost.</param>
/// <param name="Expected">The mean of its result.</param>
/// <param name="Deviation">The standard deviation of its result; it decides the stakes.</param>
/// <param name="Minutes">About how long it lasts.</param>
/// <param name="Venue">The site or the room.</param>
internal sealed record DemoSitting(
    Guid Id, Guid Account, int Scale, DateTimeOffset EndsAt, decimal Balance, decimal Expected, decimal Deviation, decimal Minutes, string Venue, bool Online);

/// <summary>Plays sessions whose results look like those of their games: cash about normal, tournaments mostly lost and now and then won big.</summary>
internal sealed class DemoPlay(DemoChance chance)
{
    private const int TournamentsInHundred = 22;

    /// <summary>Of a single hand, in big blinds.</summary>
    private const decimal DeviationPerHand = 9m;

    /// <summary>Of a tournament, in buy-ins.</summary>
    private const decimal DeviationPerTournament = 4m;

    private static readonly string[] CashGames = ["NLHE", "NLHE", "NLHE", "NLHE", "PLO"];
    private static readonly string[] TournamentGames = ["NLHE", "NLHE", "NLHE", "PLO"];
    private static readonly string[] Tags = ["deep run", "tired", "A game", "series", "short-handed", "reg-heavy"];
    private static readonly string[] Notes = ["Sunday session", "Two tables, late", "Series on the weekend", "Short one before work", "Left while ahead", "Called too wide on the river"];

    /// <summary>Null if there is not enough left to sit down with.</summary>
    public SessionRow? Play(DemoSitting sitting) =>
        sitting.Online && chance.InHundred(TournamentsInHundred) ? Tournament(sitting) : Cash(sitting);

    private SessionRow? Cash(DemoSitting sitting)
    {
        var minutes = Math.Max(3, (int)chance.Around(sitting.Minutes, 40, 160));
        var hands = Math.Max(8, (int)(minutes * (sitting.Online ? chance.Around(2.4m, 60, 140) : 0.5m)));
        var (small, big) = DemoStakes.BlindsWithin(chance.Around(sitting.Deviation / (DeviationPerHand * DemoChance.Root(hands)), 80, 200));
        var most = 100m * big;
        if (sitting.Balance < most / 5m)
        {
            return null;
        }

        var buyIn = Math.Min(most, sitting.Balance);
        var expenses = sitting.Online || chance.InHundred(70) ? 0m : Math.Min(DemoChance.Round(chance.Around(2m * big, 50, 200), sitting.Scale), sitting.Balance - buyIn);
        var result = Math.Max(DemoChance.Round(sitting.Expected + chance.Bell() * sitting.Deviation, sitting.Scale), -sitting.Balance);
        var missing = Math.Max(0m, -(result + expenses) - buyIn);
        var rebuyCount = (int)Math.Ceiling(missing / most);
        var rebuys = Math.Min(rebuyCount * most, sitting.Balance - buyIn - expenses);
        return Row(sitting, minutes, new(SessionFormat.Cash, chance.OneOf(CashGames), StakeNames.OfBlinds(small, big))
        {
            SmallBlind = small,
            BigBlind = big,
            BuyIn = buyIn,
            RebuyCount = rebuyCount,
            Rebuys = rebuys,
            Expenses = expenses,
            CashOut = buyIn + rebuys + expenses + result,
            Hands = hands,
        });
    }

    private SessionRow? Tournament(DemoSitting sitting)
    {
        var minutes = Math.Max(5, (int)chance.Around(sitting.Minutes, 30, 250));
        var buyIn = DemoStakes.BuyInWithin(Math.Min(chance.Around(sitting.Deviation / DeviationPerTournament, 70, 160), sitting.Balance));
        if (sitting.Balance < 2m * buyIn)
        {
            return null;
        }

        var fieldSize = chance.OneOf<int>([18, 45, 90, 180, 350, 800, 1_600]) + chance.Below(20);
        var again = chance.InHundred(10) ? 1 : 0;
        var (prize, place) = Finish(buyIn, fieldSize);
        return Row(sitting, minutes, new(SessionFormat.Tournament, chance.OneOf(TournamentGames), StakeNames.OfBuyIn(buyIn))
        {
            BuyIn = buyIn,
            RebuyCount = again,
            Rebuys = again * buyIn,
            CashOut = DemoChance.Round(prize, sitting.Scale),
            Place = place,
            FieldSize = fieldSize,
        });
    }

    /// <summary>One in four is paid, few of them much.</summary>
    private (decimal Prize, int Place) Finish(decimal buyIn, int fieldSize)
    {
        var paid = fieldSize / 4;
        return chance.Below(100) switch
        {
            < 1 => (chance.Around(buyIn, 3_000, 5_000), 1),
            < 4 => (chance.Around(buyIn, 900, 1_300), 2 + chance.Below(2)),
            < 10 => (chance.Around(buyIn, 350, 500), Math.Min(4 + chance.Below(paid), paid)),
            < 25 => (chance.Around(buyIn, 180, 230), Math.Max(4, paid - chance.Below(1 + paid / 2))),
            _ => (0m, paid + 1 + chance.Below(fieldSize - paid)),
        };
    }

    private SessionRow Row(DemoSitting sitting, int minutes, Played played)
    {
        var started = sitting.EndsAt.AddMinutes(-minutes);
        return new()
        {
            Id = sitting.Id,
            AccountId = sitting.Account,
            Format = played.Format,
            Game = played.Game,
            Stake = played.Stake,
            SmallBlind = played.SmallBlind,
            BigBlind = played.BigBlind,
            Venue = sitting.Venue,
            StartedAt = started,
            EndedAt = sitting.EndsAt,
            Day = DateOnly.FromDateTime(started.UtcDateTime),
            Minutes = minutes,
            BuyIn = played.BuyIn,
            RebuyCount = played.RebuyCount,
            Rebuys = played.Rebuys,
            Expenses = played.Expenses,
            CashOut = played.CashOut,
            Place = played.Place,
            FieldSize = played.FieldSize,
            Hands = played.Hands,
            Tags = chance.Rarely(Tags, 8) is { } tag ? [tag] : null,
            Note = chance.Rarely(Notes, 5),
        };
    }

    private sealed record Played(SessionFormat Format, string Game, string Stake)
    {
        public decimal? SmallBlind { get; init; }

        public decimal? BigBlind { get; init; }

        public decimal BuyIn { get; init; }

        public int RebuyCount { get; init; }

        public decimal Rebuys { get; init; }

        public decimal Expenses { get; init; }

        public decimal CashOut { get; init; }

        public int? Place { get; init; }

        public int? FieldSize { get; init; }

        public int? Hands { get; init; }
    }
}
