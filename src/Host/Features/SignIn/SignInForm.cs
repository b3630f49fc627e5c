using System.ComponentModel.DataAnnotations;

namespace StakeEasy.Host.Features.SignIn;

internal sealed class SignInForm
{
    [Required(ErrorMessage = "Type the e-mail address you signed up with.")]
    public string Email { get; init; } = "";

    [Required(ErrorMessage = "Type your password.")]
    public string Password { get; init; } = "";

    /// <summary>Keep the session when the browser closes.</summary>
    public bool Remember { get; init; }

    public string? ReturnUrl { get; init; }
}
