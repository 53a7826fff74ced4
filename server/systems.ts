import { peopleRegisters } from '../kernel/people/registers.ts';
import type { AnyRegister } from '../kernel/registers/register.ts';
import { serviceHall } from '../systems/collaboration/service-hall/system.ts';

/** Every system that this server runs. A new one is one line here. */
export const systems = [serviceHall] as const;

/** The registers of the kernel and of all systems; what migrations are compared with. */
export const allRegisters: readonly AnyRegister[] = [
  ...peopleRegisters,
  ...systems.flatMap((system) => system.registers),
];
