using StakeEasy.Identity.Contracts;

namespace StakeEasy.Host.Security;

/// <summary>Who is signed in on this request, and when it began; among the request's features.</summary>
internal sealed record PlayerOnRequest(Player Player, DateTimeOffset StartedAt);

internal sealed class CurrentPlayer(IHttpContextAccessor http) : ICurrentPlayer
{
    public Player Player => OnRequest.Player;

    public DateOnly Today => OnRequest.Player.DayOf(OnRequest.StartedAt);

    private PlayerOnRequest OnRequest =>
        http.HttpContext?.Features.Get<PlayerOnRequest>() ?? throw new InvalidOperationException("Nobody is signed in on this request.");
}

internal static class PlayerHttpContext
{
    /// <summary>For what visitors see too, such as the layout: null when nobody is signed in.</summary>
    public static Player? FindPlayer(this HttpContext context) => context.Features.Get<PlayerOnRequest>()?.Player;
}
