using StakeEasy.Achievements.Contracts;
using StakeEasy.Currency.Contracts;
using StakeEasy.Identity.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Achievements;

/// <inheritdoc/>
internal sealed class PlayerHabitats(IPlayers players, ICurrencies currencies) : IHabitats
{
    public async Task<Habitat?> FindAsync(UserId owner, CancellationToken ct) => await players.FindAsync(owner, ct) is { } player
        ? new(player.TimeZone, player.ReportingCurrency, currencies.Find(player.ReportingCurrency)?.Scale ?? 2)
        : null;
}
