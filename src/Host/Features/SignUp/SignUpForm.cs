using System.ComponentModel.DataAnnotations;

namespace StakeEasy.Host.Features.SignUp;

internal sealed class SignUpForm
{
    [Required(ErrorMessage = "Type your e-mail address.")]
    public string Email { get; init; } = "";

    [Required(ErrorMessage = "Choose a password of 10 characters or more.")]
    public string Password { get; init; } = "";

    public string? ReportingCurrency { get; init; }

    public string? TimeZoneId { get; init; }

    public string? CultureName { get; init; }
}
