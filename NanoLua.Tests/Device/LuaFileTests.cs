using System;
using System.IO;
using nanoFramework.TestFramework;

namespace NanoLua.Tests.Device;

[TestClass]
public class LuaFileTests
{
    private static LuaRuntime NewRuntime(MemoryFileSystem files)
    {
        LuaRuntimeOptions options = Lua.Options();
        options.FileSystem = files;
        return new LuaRuntime(options);
    }

    private static MemoryFileSystem FilesWith(string path, string content)
    {
        MemoryFileSystem files = new MemoryFileSystem();
        files.Add(path, LuaString.ToBytes(content));
        return files;
    }

    [TestMethod]
    public void Files_are_written_and_read()
    {
        MemoryFileSystem files = new MemoryFileSystem();
        using (LuaRuntime lua = NewRuntime(files))
        {
            lua.DoString("local f = assert(io.open('a', 'w')) f:write('one\\n', 2, '\\n', 2.5):close()");
            Assert.AreEqual("one\n2\n2.5", LuaString.ToText(files.Content("a")));
            Assert.AreEqual("one2\n2.5", Lua.Text(
                lua, "local f = io.open('a') return f:read('l') .. f:read('L') .. f:read('a')"));
        }
    }

    [TestMethod]
    public void Numbers_are_read()
    {
        using (LuaRuntime lua = NewRuntime(FilesWith("n", "12 -3.5 0x10 1e2 x")))
        {
            Assert.AreEqual("12 -3.5 16 100.0 nil", Lua.Text(lua, @"
                local f = io.open('n')
                local t = {}
                for i = 1, 5 do t[i] = tostring(f:read('n')) end
                return table.concat(t, ' ')"));
        }
    }

    [TestMethod]
    public void Bytes_are_read_up_to_the_end()
    {
        using (LuaRuntime lua = NewRuntime(FilesWith("a", "hello")))
        {
            Assert.AreEqual("he|llo|nil|", Lua.Text(lua, @"
                local f = io.open('a')
                return f:read(2) .. '|' .. f:read(10) .. '|' .. tostring(f:read(1)) .. '|' .. f:read('a')"));
        }
    }

    [TestMethod]
    public void Lines_are_walked_and_the_file_is_closed_at_the_end()
    {
        using (LuaRuntime lua = NewRuntime(FilesWith("a", "x\n\ny")))
        {
            Assert.AreEqual("[x][][y]", Lua.Text(
                lua, "local s = '' for l in io.lines('a') do s = s .. '[' .. l .. ']' end return s"));
            Assert.AreEqual("[x\n]", Lua.Text(
                lua, "local s = '' for l in io.open('a'):lines('L') do return '[' .. l .. ']' end"));
        }
    }

    [TestMethod]
    public void Files_are_sought_and_appended()
    {
        MemoryFileSystem files = FilesWith("a", "0123456789");
        using (LuaRuntime lua = NewRuntime(files))
        {
            Assert.AreEqual("10 34 5 78", Lua.Text(lua, @"
                local f = io.open('a', 'r+')
                local size = f:seek('end')
                f:seek('set', 3)
                local part = f:read(2)
                local at = f:seek()
                f:seek('cur', 2)
                return size .. ' ' .. part .. ' ' .. at .. ' ' .. f:read(2)"));
            lua.DoString("local f = io.open('a', 'a') f:write('x') f:close()");
            Assert.AreEqual("0123456789x", LuaString.ToText(files.Content("a")));
        }
    }

    [TestMethod]
    public void Writing_goes_where_reading_has_stopped()
    {
        MemoryFileSystem files = FilesWith("a", "0123456789");
        using (LuaRuntime lua = NewRuntime(files))
        {
            lua.DoString("local f = io.open('a', 'r+') f:read(2) f:write('xy') f:close()");
            Assert.AreEqual("01xy456789", LuaString.ToText(files.Content("a")));
        }
    }

    [TestMethod]
    public void Missing_file_is_nil_message_and_code()
    {
        using (LuaRuntime lua = NewRuntime(new MemoryFileSystem()))
        {
            Assert.AreEqual("nil none: No such file or directory 2", Lua.Text(lua, @"
                local f, m, c = io.open('none')
                return tostring(f) .. ' ' .. m .. ' ' .. c"));
            Assert.Contains("none: No such file", Lua.Message(lua, "io.lines('none')"));
            Assert.ThrowsException(typeof(IOException), () => lua.DoFile("none"));
        }
    }

    [TestMethod]
    public void Closed_file_is_refused()
    {
        using (LuaRuntime lua = NewRuntime(FilesWith("a", "x")))
        {
            Assert.Contains("closed file", Lua.Message(lua, "local f = io.open('a') f:close() f:read()"));
            Assert.AreEqual("file closed file nil", Lua.Text(lua, @"
                local f = io.open('a')
                local s = io.type(f)
                f:close()
                return s .. ' ' .. io.type(f) .. ' ' .. tostring(io.type(1))"));
        }
    }

    [TestMethod]
    public void Bad_modes_and_formats_are_refused()
    {
        using (LuaRuntime lua = NewRuntime(FilesWith("a", "x")))
        {
            Assert.Contains("invalid mode", Lua.Message(lua, "io.open('a', 'rw')"));
            Assert.Contains("invalid format", Lua.Message(lua, "io.open('a'):read('x')"));
            Assert.Contains("invalid option", Lua.Message(lua, "io.open('a'):seek('x')"));
        }
    }

    [TestMethod]
    public void Files_are_closed_with_the_runtime()
    {
        MemoryFileSystem files = new MemoryFileSystem();
        using (LuaRuntime lua = NewRuntime(files))
        {
            lua.DoString("f = io.open('a', 'w') f:write('kept')");
        }
        Assert.AreEqual("kept", LuaString.ToText(files.Content("a")));
    }

    [TestMethod]
    public void Files_are_closed_when_a_program_exits()
    {
        MemoryFileSystem files = new MemoryFileSystem();
        using (LuaRuntime lua = NewRuntime(files))
        {
            Assert.ThrowsException(
                typeof(LuaExitException),
                () => lua.DoString("f = io.open('a', 'w') f:write('kept') os.exit()"));
        }
        Assert.AreEqual("kept", LuaString.ToText(files.Content("a")));
    }

    [TestMethod]
    public void Files_are_closed_with_their_variables_and_by_the_collector()
    {
        MemoryFileSystem files = new MemoryFileSystem();
        using (LuaRuntime lua = NewRuntime(files))
        {
            lua.DoString("do local f <close> = io.open('a', 'w') f:write('1') end");
            Assert.AreEqual("1", LuaString.ToText(files.Content("a")));
            lua.DoString("io.open('b', 'w'):write('2')");
            lua.DoString("collectgarbage()");
            Assert.AreEqual("2", LuaString.ToText(files.Content("b")));
        }
    }

    [TestMethod]
    public void Files_are_removed_and_renamed()
    {
        MemoryFileSystem files = FilesWith("a", "x");
        using (LuaRuntime lua = NewRuntime(files))
        {
            Assert.IsTrue((bool)Lua.Evaluate(lua, "return os.rename('a', 'b')"));
            Assert.IsTrue(files.Exists("b"));
            Assert.IsTrue((bool)Lua.Evaluate(lua, "return os.remove('b')"));
            Assert.IsFalse(files.Exists("b"));
            Assert.Contains("No such file", Lua.Text(lua, "return select(2, os.remove('b'))"));
        }
    }

    [TestMethod]
    public void Text_files_are_run()
    {
        MemoryFileSystem files = FilesWith("a.lua", "#!first line\nreturn 40 + 2");
        files.Add("b.lua", LuaString.ToBytes("return x"));
        files.Add("wrong.lua", LuaString.ToBytes("\n\nreturn return"));
        using (LuaRuntime lua = NewRuntime(files))
        {
            Assert.AreEqual(42L, (long)lua.DoFile("a.lua")[0]);
            Assert.AreEqual(42L, Lua.Integer(lua, "return dofile('a.lua')"));
            Assert.AreEqual(7L, Lua.Integer(lua, "return loadfile('b.lua', 't', {x = 7})()"));
            Assert.Contains("wrong.lua:3:", Lua.Text(lua, "return select(2, loadfile('wrong.lua'))"));
        }
    }

    [TestMethod]
    public void Image_files_are_run()
    {
        MemoryFileSystem files = new MemoryFileSystem();
        files.Add("a.nlx", TestImages.Bytes(LuaRuntime.NumberModel));
        using (LuaRuntime lua = NewRuntime(files))
        {
            Assert.AreEqual("hello you", Lua.Text(lua, "return loadfile('a.nlx')('you')"));
            Assert.AreEqual(3L, Lua.Integer(lua, "return require('adder').add(1, 2)"));
        }
    }

    [TestMethod]
    public void Modules_are_found_in_files()
    {
        MemoryFileSystem files = FilesWith("sum.lua", "local name, place = ... return name .. '@' .. place");
        using (LuaRuntime lua = NewRuntime(files))
        {
            Assert.AreEqual("sum@sum.lua", Lua.Text(lua, "return require('sum')"));
            Assert.Contains("no file 'other.lua'", Lua.Message(lua, "require('other')"));
        }
    }

    [TestMethod]
    public void Module_path_is_the_programs_to_change()
    {
        MemoryFileSystem files = FilesWith("lib/sum.lua", "return 5");
        using (LuaRuntime lua = NewRuntime(files))
        {
            Assert.AreEqual(5L, Lua.Integer(lua, "package.path = 'lib/?.lua' return require('sum')"));
        }
    }

    [TestMethod]
    public void Without_a_file_system_there_are_no_files()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            Assert.ThrowsException(typeof(NotSupportedException), () => lua.DoFile("a.lua"));
            Assert.IsTrue((bool)Lua.Evaluate(lua, "return not pcall(io.open, 'a')"));
            Assert.IsTrue((bool)Lua.Evaluate(lua, "return not pcall(os.remove, 'a')"));
            Assert.IsTrue((bool)Lua.Evaluate(lua, "return not pcall(require, 'a')"));
        }
    }
}
