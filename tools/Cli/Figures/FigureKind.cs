namespace NanoLua.Cli.Figures;

/// <summary>What a figure counts. All but <see cref="Flash"/> are of netduinoplus2.</summary>
internal enum FigureKind
{
    /// <summary>Bytes or blocks of RAM, or instructions, of a state and of loading.</summary>
    State,

    /// <summary>Peak bytes of RAM of a benchmark.</summary>
    Peak,

    /// <summary>Bytes of a board's firmware without image.</summary>
    Flash,

    /// <summary>Bytes of a structure of the engine.</summary>
    Structure,

    /// <summary>Guest instructions of a benchmark.</summary>
    Instructions,
}
