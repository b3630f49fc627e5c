using StakeEasy.Recommendations.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Recommendations.Risk;

/// <summary>Why tournaments are refused, worded for the player.</summary>
internal static class TournamentErrors
{
    public const int MostEntries = 100_000;
    public const int MostEvents = 1_000_000;
    private const double MostMoney = 1e9;
    private const double MostRoi = 1_000;

    public static readonly Error BadEntries = new("Entries", "The number of entries is between 2 and 100,000.");

    public static readonly Error BadPaid = new("Paid", "At least one place is paid, and at most half of the entries.");

    public static readonly Error BadCost = new("Cost", "What a tournament costs is a number above zero, at most 1,000,000,000.");

    public static readonly Error BadRoi = new("Roi", "The return on investment lies above −100 % and is at most 100,000 %.");

    public static readonly Error BadTilt = new("Tilt", "Choose how the better results are spread over the places.");

    public static readonly Error BadEvents = new("Events", "The number of tournaments is between 1 and 1,000,000.");

    public static readonly Error BadPrizes = new(
        "Prizes", "Prizes come from first place on, none above the one before it, the first above zero, and no more of them than entries.");

    public static readonly Error RoiOutOfReach = new("Roi", "Nobody can win that much: no chances of the paid places give this return on investment.");

    /// <summary>What is wrong with a kind of tournament before its chances are looked for.</summary>
    public static Error? Of(TournamentKind kind) => kind switch
    {
        { Payouts.Entries: < 2 or > MostEntries } => BadEntries,
        { Cost: not (> 0 and <= MostMoney) } => BadCost,
        { Roi: not (> -1 and <= MostRoi) } => BadRoi,
        { Tilt: var tilt } when !Enum.IsDefined(tilt) => BadTilt,
        { Payouts: var payouts } when !Descend(payouts) => BadPrizes,
        _ => null,
    };

    public static Error? Events(int events) => events is >= 1 and <= MostEvents ? null : BadEvents;

    public static Error? Payouts(int entries, double buyIn, int paid) =>
        entries is < 2 or > MostEntries ? BadEntries
        : buyIn is not (> 0 and <= MostMoney) ? BadCost
        : paid < 1 || paid > entries / 2 ? BadPaid
        : null;

    private static bool Descend(PayoutTable payouts) =>
        payouts.Prizes.Count >= 1 && payouts.Prizes.Count <= payouts.Entries && payouts.Prizes[0] > 0
        && payouts.Prizes.All(p => p is >= 0 and <= MostMoney * MostEntries)
        && payouts.Prizes.Skip(1).Zip(payouts.Prizes, (next, prize) => next <= prize).All(descends => descends);
}
