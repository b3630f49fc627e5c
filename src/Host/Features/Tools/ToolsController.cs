using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace StakeEasy.Host.Features.Tools;

/// <summary>What anybody can compute, with or without an account.</summary>
[AllowAnonymous]
internal sealed class ToolsController : Controller
{
    [HttpGet("/tools")]
    public IActionResult Index() => View();
}
