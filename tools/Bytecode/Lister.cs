// Turns a prototype and those nested in it into text: a line per instruction with its pc (counted
// from 0), source line, operands and what they stand for; then constants, locals and upvalues.
//
//     main <@hello.lua:0-0> parameters=0 slots=2 instructions=5 functions=0 hidden-varargs
//         1  [1]   GETTABUP  r0 u0 k0        ; _ENV "print"
//
// Operands: r register, k constant, u upvalue, p prototype; plain numbers otherwise. A listing of
// any prototype that ChunkReader accepts can be made, whatever its instructions say.
using System.Text;

namespace NanoLua.Bytecode;

public sealed class Lister
{
    private const int OpcodeColumn = 14;
    private const int OperandColumn = 26;
    private const int CommentColumn = 40;

    private readonly NumberModel _model;
    private readonly StringBuilder _text = new StringBuilder();
    private int _lineStart;

    private Lister(NumberModel model)
    {
        _model = model;
    }

    /// <returns>Lines of ASCII, each ended by a line feed.</returns>
    public static string List(Prototype main, NumberModel model)
    {
        Lister lister = new Lister(model);
        lister.ListFunction(main, "main");
        return lister._text.ToString();
    }

    private void ListFunction(Prototype prototype, string name)
    {
        ListHeader(prototype, name);
        ListCode(prototype);
        ListConstants(prototype);
        ListLocalVariables(prototype);
        ListUpvalues(prototype);
        for (int i = 0; i < prototype.Prototypes.Length; i++)
        {
            EndLine();
            ListFunction(prototype.Prototypes[i], name + "." + Number(i));
        }
    }

    private void ListHeader(Prototype prototype, string name)
    {
        _text.Append(name).Append(" <");
        ListText.AppendName(_text, prototype.Source);
        _text.Append(':').Append(Number(prototype.LineDefined));
        _text.Append('-').Append(Number(prototype.LastLineDefined)).Append('>');
        AppendCount("parameters", prototype.ParameterCount);
        AppendCount("slots", prototype.StackSlotsMax);
        AppendCount("instructions", prototype.Code.Length);
        AppendCount("functions", prototype.Prototypes.Length);
        _text.Append((prototype.Flags & Prototype.HiddenVarargsFlag) != 0 ? " hidden-varargs" : "");
        _text.Append((prototype.Flags & Prototype.VarargTableFlag) != 0 ? " vararg-table" : "");
        EndLine();
    }

    private void AppendCount(string what, int count)
    {
        _text.Append(' ').Append(what).Append('=').Append(Number(count));
    }

    private void ListCode(Prototype prototype)
    {
        int[] lines = LineInfo.LinesOf(prototype);
        for (int pc = 0; pc < prototype.Code.Length; pc++)
        {
            AppendRight(Number(pc), 6);
            _text.Append("  [").Append(pc < lines.Length ? Number(lines[pc]) : "-").Append("] ");
            Pad(OpcodeColumn);
            ListInstruction(prototype, pc);
            EndLine();
        }
    }

    private void ListInstruction(Prototype prototype, int pc)
    {
        uint instruction = prototype.Code[pc];
        int opcode = (int)Instruction.GetOpcode(instruction);
        if (opcode >= OpcodeTable.Count)
        {
            _text.Append("opcode ").Append(Number(opcode)).Append(" does not exist");
            return;
        }
        _text.Append(OpcodeTable.Names[opcode]);
        Operand[] operands = Operand.AllOf(instruction);
        ListOperands(operands, Instruction.GetK(instruction) && Operand.HasFlag(opcode));
        for (int i = 0; i < operands.Length; i++)
        {
            ListMeaning(prototype, pc, operands[i]);
        }
    }

    private void ListOperands(Operand[] operands, bool flag)
    {
        for (int i = 0; i < operands.Length; i++)
        {
            if (i == 0)
            {
                Pad(OperandColumn - 1);
            }
            _text.Append(' ').Append(operands[i].Prefix()).Append(Number(operands[i].Value));
        }
        _text.Append(flag ? " k" : "");
    }

    /// <summary>Adds to the comment what an operand stands for, where that is not plain.</summary>
    private void ListMeaning(Prototype prototype, int pc, Operand operand)
    {
        switch (operand.Kind)
        {
            case OperandKind.Constant:
            case OperandKind.ConstantString:
            case OperandKind.ConstantNumber:
            case OperandKind.ConstantInteger:
                BeginComment();
                AppendConstant(prototype, operand.Value);
                break;
            case OperandKind.OptionalName:
                BeginComment();
                AppendConstant(prototype, operand.Value - 1);
                break;
            case OperandKind.ExtraBits:
                ListExtraBits(prototype, pc, operand.Value);
                break;
            case OperandKind.Upvalue:
                BeginComment();
                AppendUpvalueName(prototype, operand.Value);
                break;
            case OperandKind.Prototype:
                BeginComment();
                AppendPrototype(prototype, operand.Value);
                break;
            case OperandKind.Event:
                BeginComment();
                _text.Append("__").Append(
                    MetamethodNames.Of((Metamethod)operand.Value).ToLower());
                break;
            default:
                ListTarget(pc, operand);
                break;
        }
    }

    private void ListTarget(int pc, Operand operand)
    {
        if (operand.IsJump())
        {
            BeginComment();
            _text.Append("to ").Append(Number(operand.TargetFrom(pc)));
        }
    }

    private void ListExtraBits(Prototype prototype, int pc, int value)
    {
        if (pc > 0 && Instruction.GetOpcode(prototype.Code[pc - 1]) == Opcode.LoadKX)
        {
            BeginComment();
            AppendConstant(prototype, value);
        }
    }

    private void ListConstants(Prototype prototype)
    {
        for (int i = 0; i < prototype.Constants.Length; i++)
        {
            BeginItem("constant", i);
            AppendConstant(prototype, i);
            EndLine();
        }
    }

    private void ListLocalVariables(Prototype prototype)
    {
        for (int i = 0; i < prototype.LocalVariables.Length; i++)
        {
            LocalVariable variable = prototype.LocalVariables[i];
            BeginItem("local", i);
            ListText.AppendName(_text, variable.Name);
            _text.Append(" from ").Append(Number(variable.StartPc));
            _text.Append(" to ").Append(Number(variable.EndPc));
            EndLine();
        }
    }

    private void ListUpvalues(Prototype prototype)
    {
        for (int i = 0; i < prototype.Upvalues.Length; i++)
        {
            UpvalueDescriptor upvalue = prototype.Upvalues[i];
            BeginItem("upvalue", i);
            AppendUpvalueName(prototype, i);
            _text.Append(upvalue.InStack ? " = r" : " = u").Append(Number(upvalue.Index));
            _text.Append(" kind ").Append(Number(upvalue.Kind));
            EndLine();
        }
    }

    private void AppendConstant(Prototype prototype, int index)
    {
        if (index < 0 || index >= prototype.Constants.Length)
        {
            _text.Append('?');
            return;
        }
        Constant constant = prototype.Constants[index];
        switch (constant.Kind)
        {
            case ConstantKind.Nil:
                _text.Append("nil");
                break;
            case ConstantKind.False:
                _text.Append("false");
                break;
            case ConstantKind.True:
                _text.Append("true");
                break;
            case ConstantKind.Integer:
                _text.Append(Number(constant.Integer));
                break;
            case ConstantKind.Float:
                _text.Append(LuaNumber.FormatFloat(constant.Float, _model));
                break;
            case ConstantKind.String:
                ListText.AppendQuoted(_text, constant.Text);
                break;
        }
    }

    private void AppendUpvalueName(Prototype prototype, int index)
    {
        ListText.AppendName(
            _text, index < prototype.Upvalues.Length ? prototype.Upvalues[index].Name : null);
    }

    private void AppendPrototype(Prototype prototype, int index)
    {
        _text.Append("line ").Append(index < prototype.Prototypes.Length
            ? Number(prototype.Prototypes[index].LineDefined) : "?");
    }

    private void BeginItem(string what, int index)
    {
        _text.Append("  ").Append(what).Append(' ').Append(Number(index)).Append(": ");
    }

    private void BeginComment()
    {
        bool isFirst = _text.Length - _lineStart <= CommentColumn;
        Pad(CommentColumn);
        _text.Append(isFirst ? "  ; " : " ");
    }

    private void AppendRight(string text, int width)
    {
        for (int i = text.Length; i < width; i++)
        {
            _text.Append(' ');
        }
        _text.Append(text);
    }

    private void Pad(int column)
    {
        while (_text.Length - _lineStart < column)
        {
            _text.Append(' ');
        }
    }

    private void EndLine()
    {
        _text.Append('\n');
        _lineStart = _text.Length;
    }

    private static string Number(long value)
    {
        return LuaNumber.FormatInteger(value);
    }
}
