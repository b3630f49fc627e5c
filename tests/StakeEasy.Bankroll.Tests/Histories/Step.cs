using FsCheck;
using FsCheck.Fluent;

namespace StakeEasy.Bankroll.Tests.Histories;

/// <summary>One thing a player does, as numbers; what they mean depends on what stands by then.</summary>
/// <param name="Other">A second account, different from the first.</param>
/// <param name="Target">Which earlier entry, if it is about one.</param>
internal sealed record Step(Deed Deed, int Account, int Other, int DaysAgo, decimal Amount, decimal Second, int Target)
{
    public const int Days = 45;

    public const int Accounts = 4;

    private const int Longest = 60;

    public static Arbitrary<Step[]> Histories { get; } = Any.ListOf().Resize(Longest).Select(s => s.ToArray()).ToArbitrary();

    public static Gen<Step> Any =>
        from deed in Gen.Elements(Enum.GetValues<Deed>())
        from account in Gen.Choose(0, Accounts - 1)
        from other in Gen.Choose(1, Accounts - 1)
        from daysAgo in Gen.Choose(0, Days)
        from cents in Gen.Choose(1, 50_000)
        from second in Gen.Choose(0, 3_000)
        from target in Gen.Choose(0, 1_000)
        select new Step(deed, account, (account + other) % Accounts, daysAgo, cents / 100m, second / 100m, target);
}

internal enum Deed
{
    Deposit,
    DepositAgain,
    Withdraw,
    State,
    StateAgain,
    Transfer,
    TransferAgain,
    Play,
    PlayAgain,
    Bonus,
    Spend,
    Correct,
    Edit,
    EditAgain,
    Delete,
    Restore,
    DeleteSome,
    UndoDeletion,
    RatesMove,
    Look,
}
