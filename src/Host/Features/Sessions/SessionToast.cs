using Microsoft.AspNetCore.Mvc.ViewFeatures;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Currency.Contracts;
using StakeEasy.Host.Features.Shared;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Sessions;

/// <summary>What a session that was just saved came to, with a way back.</summary>
internal static class SessionToast
{
    public static void Leave(ITempDataDictionary box, ICurrencies currencies, Money result, Recorded recorded)
    {
        var undo = recorded.Version is { } version ? $"/sessions/{recorded.Entry.Value}/undo?version={version}" : null;
        Toast.Leave(box, "Session of {0} saved", MoneyDisplay.Text(currencies, result, MoneySign.Result), undo);
    }
}
