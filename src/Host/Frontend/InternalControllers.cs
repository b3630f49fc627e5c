using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;

namespace StakeEasy.Host.Frontend;

/// <summary>Finds our controllers, which are internal like everything nobody outside needs; MVC alone sees public ones only.</summary>
internal sealed class InternalControllers : ControllerFeatureProvider
{
    protected override bool IsController(TypeInfo typeInfo) =>
        typeInfo is { IsPublic: false, IsAbstract: false, IsNested: false } && typeof(ControllerBase).IsAssignableFrom(typeInfo);
}
