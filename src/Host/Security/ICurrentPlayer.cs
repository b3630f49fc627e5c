using StakeEasy.Identity.Contracts;

namespace StakeEasy.Host.Security;

/// <summary>Who is signed in on this request, and what day it is for them. Only for requests that require a signed-in player.</summary>
internal interface ICurrentPlayer
{
    /// <exception cref="InvalidOperationException">Nobody is signed in.</exception>
    Player Player { get; }

    /// <summary>The player's calendar day at the start of this request.</summary>
    DateOnly Today { get; }
}
