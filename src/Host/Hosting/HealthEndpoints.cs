using System.Net.Sockets;
using Npgsql;
using StakeEasy.Migrations;

namespace StakeEasy.Host.Hosting;

/// <summary>For whoever watches the process: is it alive, and can it serve.</summary>
internal static class HealthEndpoints
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(2);

    public static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder endpoints)
    {
        // Short-circuited: a probe needs no session, no limit and no page, and must not depend on them.
        endpoints.MapGet("/health/live", () => Results.Text("live")).AllowAnonymous().ShortCircuit();
        endpoints.MapGet("/health/ready", ReadyAsync).AllowAnonymous().ShortCircuit();
        return endpoints;
    }

    private static async Task<IResult> ReadyAsync(NpgsqlDataSource connections, TimeProvider clock, CancellationToken ct)
    {
        using var budget = new CancellationTokenSource(Budget, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, budget.Token);
        try
        {
            await using var connection = await connections.OpenConnectionAsync(either.Token);
            return await DatabaseMigrations.AreAppliedAsync(connection, either.Token)
                ? Results.Text("ready")
                : NotReady("migrations are missing");
        }
        catch (Exception e) when (e is NpgsqlException or SocketException || (e is OperationCanceledException && budget.IsCancellationRequested))
        {
            return NotReady("the database does not answer");
        }
    }

    private static IResult NotReady(string why) => Results.Text("not ready: " + why, statusCode: StatusCodes.Status503ServiceUnavailable);
}
