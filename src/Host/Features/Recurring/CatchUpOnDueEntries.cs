using Microsoft.Extensions.Options;
using StakeEasy.Host.Hosting;

namespace StakeEasy.Host.Features.Recurring;

/// <summary>A start makes what fell due while nothing ran.</summary>
internal sealed class CatchUpOnDueEntries(
    IServiceScopeFactory scopes, IHostApplicationLifetime lifetime, IOptions<RecurringOptions> options, ILogger<CatchUpOnDueEntries> log)
    : CatchUp("make the due entries", scopes, lifetime, log)
{
    protected override bool IsWanted => options.Value.CatchUpOnStart;

    protected override Task RunAsync(IServiceProvider services, CancellationToken ct) => services.GetRequiredService<MakeDueEntries>().RunAsync(ct);
}
