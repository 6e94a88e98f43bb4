using Xunit;

namespace NanoLua.Tests.HostEngine;

/// <summary>Tests that look at what the whole process holds: no others run beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
