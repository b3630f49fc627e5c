using System.ComponentModel.DataAnnotations;

namespace StakeEasy.Host.Security;

/// <summary>The settings below <c>Security</c>; each is described in docs/security.md.</summary>
internal sealed class SecurityOptions : IValidatableObject
{
    public const string Section = "Security";

    /// <summary>Serve other machines without encryption.</summary>
    public bool AllowPlainHttp { get; init; }

    /// <summary>Addresses or networks (10.0.0.0/8) whose X-Forwarded-For and X-Forwarded-Proto are believed.</summary>
    public IReadOnlyList<string> KnownProxies { get; init; } = [];

    /// <summary>Failed sign-ins a minute, by account and by client address.</summary>
    [Range(1, int.MaxValue)]
    public int SignInsPerMinute { get; init; } = 5;

    /// <summary>Sign-ups a minute, by client address and by e-mail address.</summary>
    [Range(1, int.MaxValue)]
    public int SignUpsPerMinute { get; init; } = 5;

    /// <summary>Simulations a minute of visitors without an account, by client address.</summary>
    [Range(1, int.MaxValue)]
    public int SimulationsPerMinute { get; init; } = 20;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        KnownProxies.Where(p => ProxyNetwork.Parse(p) is null)
            .Select(p => new ValidationResult($"Security:KnownProxies names '{p}', which is neither an address nor a network such as 10.0.0.0/8."));
}
