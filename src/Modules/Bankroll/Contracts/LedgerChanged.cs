using StakeEasy.SharedKernel;
using StakeEasy.SharedKernel.Events;

namespace StakeEasy.Bankroll.Contracts;

/// <summary>
/// Something in an owner's accounts or entries has changed, a session was started or discarded, or a recurring entry was changed,
/// paused or resumed: whatever was computed from them is no longer true.
/// </summary>
public sealed record LedgerChanged(UserId Owner) : IEvent;
