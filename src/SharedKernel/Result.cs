using System.Diagnostics.CodeAnalysis;

namespace StakeEasy.SharedKernel;

/// <summary>
/// Why a rule said no, in words for the player, and beside which field. An empty field means the form as a whole.
/// </summary>
/// <param name="Field">The name of the form field, such as <c>Amount</c>.</param>
/// <param name="Message">What is wrong and what to do.</param>
public sealed record Error(string Field, string Message)
{
    /// <summary>True if the player may insist: the same request with its confirmation set will pass.</summary>
    public bool CanBeConfirmed { get; init; }

    /// <summary>True if what the player saw has changed meanwhile: show the newer state before trying again.</summary>
    public bool IsConflict { get; init; }

    /// <summary>True if there is no such thing, or it is somebody else's.</summary>
    public bool IsMissing { get; init; }
}

/// <summary>What came of a request: a value, or the reason why not.</summary>
public sealed class Result<T>
{
    private readonly T? _value;

    private Result(T? value, Error? error)
    {
        _value = value;
        Error = error;
    }

    /// <summary>Whether there is a value.</summary>
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Error is null;

    /// <summary>The reason why not; null after success.</summary>
    public Error? Error { get; }

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">There is none, and nobody asked <see cref="Succeeded"/> first.</exception>
    public T Value => Error is null ? _value! : throw new InvalidOperationException("There is no value: " + Error.Message);

#pragma warning disable CA1000, CA2225 // A result is made by the conversions below; a named twin of each would only be a second way.
    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Error error) => new(default, error);
#pragma warning restore CA1000, CA2225
}

/// <summary>The value of a request that has nothing to tell but success.</summary>
public readonly record struct Done;
