#if NET
using System;
using System.IO;
using System.Reflection;
using nanoFramework.TestFramework;

namespace NanoLua.Tests.Device;

/// <summary>Files and resources of .NET; a device without a file system has neither.</summary>
[TestClass]
public sealed class LuaFileSystemTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nanolua-test-").FullName;

    public void Dispose()
    {
        Directory.Delete(_folder, true);
    }

    [TestMethod]
    public void Files_of_the_machine_are_written_read_renamed_and_removed()
    {
        LuaRuntimeOptions options = Lua.Options();
        options.FileSystem = new LuaFileSystem();
        using (LuaRuntime lua = new LuaRuntime(options))
        {
            lua["path"] = Path.Combine(_folder, "a.txt");
            Assert.AreEqual("one\ntwo", Lua.Text(lua, @"
                local f = assert(io.open(path, 'w'))
                f:write('one\n', 'two')
                f:close()
                f = assert(io.open(path))
                local text = f:read('a')
                f:close()
                return text"));
            Assert.IsTrue((bool)Lua.Evaluate(lua, "return os.rename(path, path .. '2')"));
            Assert.Contains("No such file", Lua.Text(lua, "return select(2, io.open(path))"));
            Assert.IsTrue((bool)Lua.Evaluate(lua, "return os.remove(path .. '2')"));
            Assert.AreEqual(0, Directory.GetFiles(_folder).Length);
        }
    }

    [TestMethod]
    public void Missing_file_is_an_IOException()
    {
        LuaRuntimeOptions options = Lua.Options();
        options.FileSystem = new LuaFileSystem();
        using (LuaRuntime lua = new LuaRuntime(options))
        {
            Assert.ThrowsException(
                typeof(FileNotFoundException), () => lua.DoFile(Path.Combine(_folder, "none.lua")));
            Assert.ThrowsException(
                typeof(FileNotFoundException), () => LuaImage.FromFile(Path.Combine(_folder, "none.nlx")));
            Assert.AreEqual(1L, Lua.Integer(lua, "return 1"));
        }
    }

    [TestMethod]
    public void Image_is_read_from_a_file()
    {
        string path = Path.Combine(_folder, "a.nlx");
        File.WriteAllBytes(path, TestImages.Bytes(LuaRuntime.NumberModel));
        LuaImage image = LuaImage.FromFile(path);
        Assert.IsFalse(image.IsInPlace);
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            Assert.AreEqual("hello you", LuaString.ToText((byte[])lua.Mount(image).Invoke("you")));
        }
    }

    [TestMethod]
    public void Image_is_read_from_a_resource()
    {
        LuaImage image = LuaImage.FromResource(new ResourceAssembly(), "NFUnitTest.main", 1);
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            Assert.IsNotNull(lua.Mount(image));
        }
    }

    [TestMethod]
    public void Flash_is_not_there()
    {
        Assert.ThrowsException(typeof(PlatformNotSupportedException), () => LuaImage.FromFlash(0x08000000));
    }

    [TestMethod]
    public void Files_of_the_process_are_out_of_reach_without_a_file_system()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            Assert.AreEqual("", Lua.Text(lua, @"
                local found = ''
                for _, name in ipairs {'open', 'popen', 'lines', 'input', 'output', 'tmpfile'} do
                    if io[name] then found = found .. name end
                end
                for _, name in ipairs {'execute', 'getenv', 'remove', 'rename', 'tmpname'} do
                    if os[name] then found = found .. name end
                end
                return found .. (dofile and 'dofile' or '') .. (package.loadlib and 'loadlib' or '')"));
        }
    }

    private sealed class ResourceAssembly : Assembly
    {
        public override Stream GetManifestResourceStream(string name)
        {
            return name == "NFUnitTest.main"
                ? new MemoryStream(TestImages.Bytes(LuaRuntime.NumberModel))
                : null;
        }
    }
}
#endif
