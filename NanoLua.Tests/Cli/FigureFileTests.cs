using NanoLua.Bytecode;
using NanoLua.Cli;
using NanoLua.Cli.Figures;
using Xunit;

namespace NanoLua.Tests.Cli;

public sealed class FigureFileTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void What_is_written_is_read_again()
    {
        Figure[] figures =
        [
            new(FigureKind.State, "loading: bytes", NumberModel.I32F32, 40, 256),
            new(FigureKind.Flash, "netduino2", NumberModel.I64F64, 0, null),
        ];
        FigureFile.Write(_path, figures);
        Assert.Equal(
            "kind,subject,numbers,value,limit\nstate,loading: bytes,i32f32,40,256\n"
            + "flash,netduino2,i64f64,0,\n",
            File.ReadAllText(_path));
        Assert.Equal(figures, FigureFile.Read(_path));
    }

    [Theory]
    [InlineData("state,a,i32f32,1")]
    [InlineData("speed,a,i32f32,1,")]
    [InlineData("state,a,i16f16,1,")]
    [InlineData("state,a,i32f32,-1,")]
    [InlineData("state,a,i32f32,1,x")]
    public void Row_that_is_none_is_named_with_its_line(string row)
    {
        File.WriteAllText(_path, $"kind,subject,numbers,value,limit\npeak,fib,i32f32,1,2\n{row}\n");
        Assert.Equal(
            $"{_path}:3: '{row}' is not a row of kind,subject,numbers,value,limit",
            Assert.Throws<InputException>(() => FigureFile.Read(_path)).Message);
    }

    [Fact]
    public void Missing_file_names_the_command_that_makes_it()
    {
        Assert.Equal(
            "/nowhere/figures.csv: no such file (bench --memory --accept makes it)",
            Assert.Throws<InputException>(() => FigureFile.Read("/nowhere/figures.csv")).Message);
    }
}
