namespace StakeEasy.SharedKernel;

/// <summary>The owner of data. Every query of user data starts from one.</summary>
public readonly record struct UserId(Guid Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
