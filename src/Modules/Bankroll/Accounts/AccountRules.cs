using Npgsql;
using StakeEasy.Bankroll.Data;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Accounts;

/// <summary>What is checked of an account before the database is asked.</summary>
internal static class AccountRules
{
    /// <summary>The unique index on (owner_id, lower(name)).</summary>
    public const string NameIndex = "accounts_name";

    public static bool IsNameTaken(PostgresException e) =>
        e.SqlState is PostgresErrorCodes.UniqueViolation && e.ConstraintName is NameIndex;

    /// <summary>Null if the name may be used.</summary>
    public static Error? CheckName(string? name)
    {
        var trimmed = (name ?? "").Trim();
        if (trimmed.Length is < AccountErrors.ShortestName or > AccountErrors.LongestName)
        {
            return AccountErrors.NameLength;
        }

        return trimmed.Any(IsInvisible) || !Text.IsWellFormed(trimmed) ? AccountErrors.NameUnreadable : null;
    }

    /// <summary>Line ends, and marks that hide or turn round what stands beside them; emoji are joined by U+200D.</summary>
    private static bool IsInvisible(char c) =>
        char.IsControl(c) || (c is not '\u200d' && char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.Format);

    /// <summary>Null if the account may be opened.</summary>
    public static Error? Check(OpenAccount request, CurrencyInfo? currency)
    {
        if (!Enum.IsDefined(request.Kind))
        {
            return AccountErrors.UnknownKind;
        }

        if (request.Kind is AccountKind.Asset && (request.AssetType is not { } type || !Enum.IsDefined(type)))
        {
            return AccountErrors.NoAssetType;
        }

        if (currency is null || currency.EndedOn is { } end && end <= request.Today)
        {
            return AccountErrors.UnknownCurrency(request.Currency);
        }

        return CheckName(request.Name) ?? CheckOpening(request.OpeningBalance, currency);
    }

    private static Error? CheckOpening(decimal? balance, CurrencyInfo currency)
    {
        if (balance is not { } opening || opening == 0m)
        {
            return null;
        }

        var refused = opening < 0m ? AccountErrors.NegativeOpening : Ledger.EntryRules.CheckAmount(new(opening, currency.Code), currency);
        return refused is null ? null : refused with { Field = nameof(OpenAccount.OpeningBalance) };
    }
}
