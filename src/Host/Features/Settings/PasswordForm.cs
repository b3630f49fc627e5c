using System.ComponentModel.DataAnnotations;

namespace StakeEasy.Host.Features.Settings;

internal sealed class PasswordForm
{
    [Required(ErrorMessage = "Type the password you have now.")]
    public string CurrentPassword { get; init; } = "";

    [Required(ErrorMessage = "Choose a new password of 10 characters or more.")]
    public string NewPassword { get; init; } = "";
}
