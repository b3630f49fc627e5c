using StakeEasy.Bankroll.Contracts;

namespace StakeEasy.Host.Features.Shared;

/// <summary>What an account is, in a word.</summary>
internal static class AccountWords
{
    public static string Kind(Account account) => Kind(account.Kind, account.AssetType);

    public static string Kind(AccountKind kind, AssetType? asset) => kind is AccountKind.Site ? "Poker site" : asset is { } type ? Asset(type) : "Asset";

    public static string Asset(AssetType type) => type switch
    {
        AssetType.Cash => "Cash",
        AssetType.Bank => "Bank",
        AssetType.EWallet => "E-wallet",
        AssetType.Crypto => "Crypto",
        _ => "Other asset",
    };
}
