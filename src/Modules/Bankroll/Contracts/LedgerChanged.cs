using StakeEasy.SharedKernel;
using StakeEasy.SharedKernel.Events;

namespace StakeEasy.Bankroll.Contracts;

/// <summary>
/// Something in an owner's accounts or entries has changed, or a session was started or discarded: whatever was computed from them is no
/// longer true.
/// </summary>
public sealed record LedgerChanged(UserId Owner) : IEvent;
